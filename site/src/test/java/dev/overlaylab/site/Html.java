package dev.overlaylab.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A page as a browser reads it.
 *
 * @param mistakes what the HTML standard calls parse errors
 */
record Html(Document document, List<String> mistakes) {
    static Html of(byte[] page) {
        var mistakes = new ArrayList<String>();
        var builder = new HtmlDocumentBuilder(XmlViolationPolicy.ALLOW);
        builder.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                mistakes.add(e.getLineNumber() + ": " + e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                warning(e);
            }

            @Override
            public void fatalError(SAXParseException e) {
                warning(e);
            }
        });
        try {
            return new Html(builder.parse(new InputSource(new StringReader(new String(page, UTF_8)))), mistakes);
        } catch (IOException | SAXException e) {
            throw new IllegalArgumentException(e);
        }
    }

    List<Element> all(String tag) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** Values of an attribute of all elements that have it. */
    List<String> values(String attribute) {
        return all("*").stream()
                .filter(it -> it.hasAttribute(attribute))
                .map(it -> it.getAttribute(attribute))
                .toList();
    }
}
