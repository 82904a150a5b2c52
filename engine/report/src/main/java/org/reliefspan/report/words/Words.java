package org.reliefspan.report.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A short name and an explanation for each identifier, from {@code words.csv}. */
public final class Words {
  private static final Pattern DAYS = Pattern.compile("_(\\d+)(?:_(\\d+))?d$");
  private static final Map<Word, Meaning> MEANINGS = read();

  /** An identifier among others of its kind, such as a quantity. */
  private record Word(String kind, String id) {}

  private record Meaning(String label, String explanation) {}

  private Words() {}

  /** A short name; the identifier with spaces when it is unknown. */
  public static String label(String kind, String id) {
    Meaning meaning = MEANINGS.get(new Word(kind, id));
    return meaning == null ? derived(kind, id).label() : meaning.label();
  }

  /** One sentence; empty when the identifier is unknown. */
  public static String explanation(String kind, String id) {
    Meaning meaning = MEANINGS.get(new Word(kind, id));
    return meaning == null ? derived(kind, id).explanation() : meaning.explanation();
  }

  /** The file's order of identifiers; unknown ones come last. */
  public static Comparator<String> order(String kind) {
    return Comparator.<String>comparingInt(id -> position(kind, id))
        .thenComparingInt(Words::days)
        .thenComparing(Comparator.naturalOrder());
  }

  private static int days(String id) {
    Matcher days = DAYS.matcher(id);
    return days.find() ? Integer.parseInt(days.group(1)) : 0;
  }

  private static int position(String kind, String id) {
    int position = 0;
    for (Word word : MEANINGS.keySet()) {
      if (word.kind().equals(kind) && (word.id().equals(id) || word.id().equals(pattern(id)))) {
        return position;
      }
      position++;
    }
    return position;
  }

  private static String pattern(String id) {
    Matcher days = DAYS.matcher(id);
    return days.find()
        ? id.substring(0, days.start()) + (days.group(2) == null ? "_Nd" : "_M_Nd")
        : id;
  }

  /** All explanations by kind and identifier, in the file's order. */
  public static Map<String, Map<String, String>> explanations() {
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    MEANINGS.forEach(
        (word, meaning) ->
            kinds
                .computeIfAbsent(word.kind(), kind -> new LinkedHashMap<>())
                .put(word.id(), meaning.explanation()));
    return kinds;
  }

  /** Names such as {@code prob_gt_120d} are read as their pattern {@code prob_gt_Nd}. */
  private static Meaning derived(String kind, String id) {
    int colon = id.indexOf(':');
    if (colon > 0) {
      Meaning meaning = MEANINGS.get(new Word(kind, id.substring(0, colon)));
      if (meaning != null) {
        String what = id.substring(colon + 1).replace('_', ' ').replace('=', ' ');
        return new Meaning(meaning.label() + ", " + what, meaning.explanation());
      }
    }
    Matcher days = DAYS.matcher(id);
    if (days.find()) {
      Meaning meaning = MEANINGS.get(new Word(kind, pattern(id)));
      if (meaning != null) {
        return new Meaning(filled(meaning.label(), days), filled(meaning.explanation(), days));
      }
    }
    return new Meaning(id.replace('_', ' '), "");
  }

  private static String filled(String text, Matcher days) {
    String last = days.group(2) == null ? days.group(1) : days.group(2);
    return text.replace("{M}", days.group(1)).replace("{N}", last);
  }

  private static Map<Word, Meaning> read() {
    Map<Word, Meaning> meanings = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream stream =
            Objects.requireNonNull(Words.class.getResourceAsStream("words.csv"), "words.csv");
        var parser = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (CSVRecord row : parser) {
        meanings.put(
            new Word(row.get("kind"), row.get("id")),
            new Meaning(row.get("label"), row.get("explanation")));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return meanings;
  }
}
