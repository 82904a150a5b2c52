package org.reliefspan.report.html;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.StratumLabel;
import org.reliefspan.report.words.Words;

/** Names of procedures, measures and strata for people. */
record Naming(Labels labels) {
  String procedure(String id) {
    return capital(procedureWithin(id));
  }

  /** The name as it stands within a sentence. */
  String procedureWithin(String id) {
    String name = labels.procedures().getOrDefault(id, id.replace('_', ' '));
    boolean abbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return abbreviation || name.isEmpty()
        ? name
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  String group(String id) {
    return labels.procedureGroups().getOrDefault(id, "");
  }

  String measure(String id) {
    return labels.measures().getOrDefault(id, id.replace('_', ' '));
  }

  /** {@code sex=F;age_band=40-59} as "sex F, age band 40-59". */
  static String stratum(String stratum) {
    if (stratum.equals("all")) {
      return "All";
    }
    Map<String, String> levels = StratumLabel.parse(stratum).levels();
    return levels.isEmpty()
        ? stratum.replace('_', ' ')
        : levels.entrySet().stream()
            .map(entry -> columnWords(entry.getKey()) + " " + entry.getValue().replace('_', ' '))
            .collect(Collectors.joining(", "));
  }

  /** The columns of a stratum: {@code sex;age_band}. */
  static String columns(String stratum) {
    return StratumLabel.parse(stratum).columns();
  }

  /** {@code site_id;age_band} as "site and age band". */
  static String columnWords(String columns) {
    return columns.replaceAll("_id\\b", "").replace('_', ' ').replace(";", " and ");
  }

  static String terms(ReliefKey key) {
    return "Relief means "
        + Words.label("definition", key.definition())
        + ". "
        + Words.explanation("strategy", key.strategy())
        + ".";
  }

  /** A text with identifiers of definitions replaced by their words. */
  static String plain(String text) {
    String words = text;
    for (String id : Words.explanations().getOrDefault("definition", Map.of()).keySet()) {
      if (id.indexOf('_') > 0) {
        words = words.replace(id, Words.label("definition", id));
      }
    }
    return words;
  }

  /** {@code rfa_facet_lumbar by site_id} as "Lumbar facet ablation by site". */
  String subject(String description) {
    int by = description.indexOf(" by ");
    String id = by < 0 ? description : description.substring(0, by);
    return procedure(id) + (by < 0 ? "" : columnWords(description.substring(by)));
  }

  /** ", sex F" after a name; empty for all. */
  static String suffix(ReliefKey key) {
    return key.stratum().equals("all") ? "" : ", " + stratum(key.stratum());
  }

  /** "a, b and c". */
  static String list(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
