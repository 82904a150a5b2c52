package org.reliefspan.domain.disclosure;

import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.domain.estimate.Estimate;

/**
 * What of one row is withheld.
 *
 * @param people why the people behind it are, if they are
 * @param value why its value is, if it is
 */
record Verdict(Optional<Cause> people, Optional<Cause> value) {
  static final Verdict SHOW = new Verdict(Optional.empty(), Optional.empty());
  static final Verdict SMALL = new Verdict(Optional.of(Cause.SMALL), Optional.empty());

  static Verdict of(CountLedger ledger, RowCounts counts) {
    return new Verdict(ledger.cause(counts.people()), counts.value().flatMap(ledger::cause));
  }

  Optional<Cause> cause() {
    return people.or(() -> value);
  }

  boolean hidesEstimate() {
    return value.isPresent() || people.filter(Cause::hidesValues).isPresent();
  }

  Estimate estimate(Estimate computed) {
    return hidesEstimate() ? new Estimate.Suppressed() : computed;
  }

  OptionalLong count(OptionalLong computed) {
    return people.isPresent() ? OptionalLong.empty() : computed;
  }

  String note(String computed) {
    if (hidesEstimate()) {
      return "suppressed";
    }
    if (people.isEmpty()) {
      return computed;
    }
    return computed.isEmpty() ? "counts suppressed" : computed + "; counts suppressed";
  }
}
