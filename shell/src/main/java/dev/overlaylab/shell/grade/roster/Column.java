package dev.overlaylab.shell.grade.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a roster's column may be, by the names that platforms and people give it.
 *
 * <p>Moodle's grade export has first name, last name ("Surname" before 4.0), ID number, institution, department and email
 * address, in the language of whoever exports (docs.moodle.org, "Grade export", and its language packs); its grading worksheet
 * has "Identifier", "Full name" and "Last modified (submission)". Canvas has Student, or LastName and FirstName, then ID, SIS
 * User ID, SIS Login ID, Integration ID, Root Account and Section, and a line "Points Possible" before the students (its
 * {@code gradebook_exporter.rb}). Google Classroom has Last Name, First Name and Email Address, with lines of its own between
 * them and the students. GitHub Classroom's roster has identifier, github_username, github_id and name.
 */
enum Column {
    ID("id", "student id", "student number", "学籍番号", "学号"),
    /** A name in Canvas, an ID in lists of one's own that have no other. */
    STUDENT("student"),
    ID_NUMBER("id number", "idnumber", "idナンバー", "id 番号", "编号", "学号 (id number)"),
    SIS_USER_ID("sis user id"),
    SIS_LOGIN_ID("sis login id"),
    IDENTIFIER("identifier", "roster identifier"),
    USER_NAME("username", "user name", "login", "ユーザ名", "ユーザー名", "用户名"),
    EMAIL("email address", "email", "e-mail", "mail", "メールアドレス", "电子邮件地址", "电子邮箱", "电子邮件", "邮箱"),
    NAME("name", "full name", "display name", "氏名", "姓名", "フルネーム", "全名"),
    FIRST_NAME("first name", "firstname", "given name", "名"),
    LAST_NAME("last name", "lastname", "surname", "family name", "姓", "姓氏"),
    NUMBER("n", "no", "number", "番号", "序号"),
    LANGUAGE("language", "lang", "言語", "语言"),
    HOSTS("hosts", "host", "ホスト", "主机"),
    DUE("due", "extension", "締め切り", "期限", "截止时间"),
    HANDED_IN("submitted", "handed in", "last modified (submission)", "提出日時", "提交时间"),
    SECTION("section"),
    ROOT_ACCOUNT("root account"),
    INTEGRATION_ID("integration id"),
    GITHUB_USERNAME("github username"),
    GITHUB_ID("github id"),
    INSTITUTION("institution", "所属機関", "機関", "机构"),
    DEPARTMENT("department", "部署", "部門", "院系", "部门");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** The column of that heading. */
    static Optional<Column> of(String heading) {
        var plain = plain(heading);
        return Arrays.stream(values()).filter(it -> it.names.contains(plain)).findFirst();
    }

    /** Without what does not tell headings apart: width, case, and how words are set apart. */
    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replace('_', ' ')
                .replace('-', ' ')
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace("e mail", "e-mail");
    }
}
