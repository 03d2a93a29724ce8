package dev.overlaylab.checkers.machine.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Settings for docker-java that come from us alone: not from DOCKER_HOST, nor from the user's own configuration. */
record EngineConfig(RemoteApiVersion version) implements DockerClientConfig {
    /** One for all engines: what it has learned of docker-java's classes costs more than all answers of an engine. */
    private static final ObjectMapper JSON = DockerClientConfig.getDefaultObjectMapper();

    @Override
    public ObjectMapper getObjectMapper() {
        return JSON;
    }

    @Override
    public URI getDockerHost() {
        return URI.create("unix:///var/run/docker.sock");
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return version;
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return AuthConfig.DEFAULT_SERVER_ADDRESS;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable SSLConfig getSSLConfig() {
        return null;
    }
}
