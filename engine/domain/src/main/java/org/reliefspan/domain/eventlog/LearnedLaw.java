package org.reliefspan.domain.eventlog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long something lasts, in days, as learned from a sample. */
public sealed interface LearnedLaw {
  /** The law in a few words, for tables. */
  String words();

  /** Always the same. */
  record Fixed(double days) implements LearnedLaw {
    @Override
    public String words() {
      return "fixed";
    }
  }

  /**
   * A family of distributions, as pathway files name it.
   *
   * @param family name
   * @param parameters by name, in order
   * @param aic Akaike's criterion, the smallest of all families
   */
  record Family(String family, Map<String, Double> parameters, double aic) implements LearnedLaw {
    /** Copies, in order. */
    public Family {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public String words() {
      return family;
    }
  }

  /**
   * What was seen: quantiles at equal steps of the probability from 0 to 1, between them straight.
   *
   * @param days not falling, at least two
   */
  record Quantiles(List<Double> days) implements LearnedLaw {
    /** Copies. */
    public Quantiles {
      days = List.copyOf(days);
    }

    @Override
    public String words() {
      return "table";
    }
  }
}
