package org.reliefspan.domain.disclosure;

/** Why something is withheld; the strongest first. */
enum Cause {
  SMALL("counts of 1 to %s patients are withheld"),
  COMPLEMENT("withheld so that no count of 1 to %s follows by subtraction"),
  COUNTS_ONLY("counts withheld, values shown: their difference to another row is 1 to %s");

  private final String sentence;

  Cause(String sentence) {
    this.sentence = sentence;
  }

  String sentence(DisclosurePolicy policy) {
    return sentence.formatted(policy.threshold() - 1);
  }

  /** Whether the values go too, not only the counts. */
  boolean hidesValues() {
    return this != COUNTS_ONLY;
  }
}
