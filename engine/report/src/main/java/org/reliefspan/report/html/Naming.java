package org.reliefspan.report.html;

import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.report.words.Words;

/** Names of procedures, measures and strata for people. */
record Naming(Labels labels) {
  String procedure(String id) {
    return capital(procedureWithin(id));
  }

  /** The name as it stands within a sentence. */
  String procedureWithin(String id) {
    return labels.procedures().getOrDefault(id, id.replace('_', ' '));
  }

  String group(String id) {
    return labels.procedureGroups().getOrDefault(id, "");
  }

  String measure(String id) {
    return labels.measures().getOrDefault(id, id.replace('_', ' '));
  }

  /** {@code sex=F;age_band=40-59} as "sex F, age band 40-59". */
  static String stratum(String stratum) {
    return stratum.equals("all")
        ? "All"
        : stratum.replace("_id=", " ").replace('=', ' ').replace('_', ' ').replace(";", ", ");
  }

  /** The columns of a stratum: {@code sex;age_band}. */
  static String columns(String stratum) {
    return stratum.replaceAll("=[^;]*", "");
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

  static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
