package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the name of a column says about identifiers. */
final class ColumnRole implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Set<String> NAMES_OF_THINGS =
      Set.of(
          "measure",
          "unit",
          "procedure",
          "drug",
          "medication",
          "ingredient",
          "family",
          "code",
          "test",
          "condition",
          "context",
          "category",
          "type",
          "concept",
          "variable",
          "column",
          "file",
          "table");

  private static final Set<String> WHOLE_NAMES =
      Set.of(
          "first",
          "last",
          "middle",
          "maiden",
          "surname",
          "forename",
          "lastname",
          "firstname",
          "fullname",
          "birthplace");

  /** What single words of a column's name say. */
  private static final Map<String, String> WORDS = words();

  private final String identifier;
  private final ArrayList<IdentifierShape> shapes;

  private ColumnRole(String identifier, List<IdentifierShape> shapes) {
    this.identifier = identifier;
    this.shapes = new ArrayList<>(shapes);
  }

  static ColumnRole of(String column) {
    List<String> words = split(column);
    return new ColumnRole(identifier(words), shapes(words));
  }

  /** The kind of identifier the name says, if any. */
  Optional<String> identifier() {
    return identifier.isEmpty() ? Optional.empty() : Optional.of(identifier);
  }

  /** The shapes its cells must not have. */
  List<IdentifierShape> shapes() {
    return shapes;
  }

  private static List<String> split(String column) {
    String spaced = column.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return Arrays.asList(spaced.strip().split("[^a-z0-9]+"));
  }

  private static String identifier(List<String> words) {
    Set<String> set = new HashSet<>(words);
    if (isPersonName(set) || (words.size() == 1 && WHOLE_NAMES.contains(words.get(0)))) {
      return "the name or origin of a person";
    }
    if (set.contains("date") && set.contains("birth")) {
      return "a date of birth";
    }
    if ((set.contains("medical") && set.contains("record"))
        || (set.contains("nhs") && set.contains("number"))) {
      return "a record number";
    }
    if (set.contains("free") && set.contains("text")) {
      return "free text";
    }
    return words.stream()
        .map(word -> WORDS.getOrDefault(word, ""))
        .filter(said -> !said.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static boolean isPersonName(Set<String> words) {
    boolean name = words.contains("name") || words.contains("surname");
    return name && words.stream().noneMatch(NAMES_OF_THINGS::contains);
  }

  private static List<IdentifierShape> shapes(List<String> words) {
    List<IdentifierShape> shapes =
        new ArrayList<>(
            List.of(
                IdentifierShape.EMAIL,
                IdentifierShape.TELEPHONE,
                IdentifierShape.SOCIAL_SECURITY,
                IdentifierShape.FREE_TEXT));
    if (words.contains("birth")) {
      shapes.add(IdentifierShape.FULL_BIRTH_DATE);
    }
    if (words.stream().anyMatch(Set.of("zip", "zip3", "zipcode", "postcode", "postal")::contains)) {
      shapes.add(IdentifierShape.FINE_AREA);
    }
    if (words.contains("age")) {
      shapes.add(IdentifierShape.HIGH_AGE);
    }
    return shapes;
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    put(words, "a social security number", "ssn");
    put(words, "a telephone or fax number", "phone", "telephone", "mobile", "fax");
    put(words, "an e-mail address", "email", "mail");
    put(words, "an address", "address", "street", "city", "county", "latitude", "longitude");
    put(words, "a record number", "mrn");
    put(words, "a date of birth", "dob", "birthdate", "birthday");
    put(
        words,
        "free text",
        "note",
        "notes",
        "comment",
        "comments",
        "narrative",
        "remark",
        "remarks",
        "freetext");
    put(words, "a web or network address", "url", "website", "ip");
    put(words, "a device serial number", "serial", "udi");
    put(
        words,
        "a licence, passport or plate number",
        "drivers",
        "passport",
        "license",
        "licence",
        "plate");
    put(words, "an account number", "account");
    put(words, "an image of a person", "photo", "fingerprint");
    return Map.copyOf(words);
  }

  private static void put(Map<String, String> words, String said, String... names) {
    for (String name : names) {
      words.put(name, said);
    }
  }
}
