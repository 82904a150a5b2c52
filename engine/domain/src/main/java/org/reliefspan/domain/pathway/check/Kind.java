package org.reliefspan.domain.pathway.check;

/** Kind of a value. */
enum Kind {
  /** A number. */
  NUMBER("a number"),
  /** True or false; as a number, 1 or 0. */
  TRUTH("true or false"),
  /** A word, such as the name of a state. */
  WORD("a word"),
  /** Not known because something in it is wrong or could not be read. */
  ANY("anything");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether a value of this kind can stand where another is wanted. */
  boolean servesAs(Kind wanted) {
    return this == wanted || this == ANY || wanted == ANY || (this == TRUTH && wanted == NUMBER);
  }

  /** Whether two values can be compared or stand for one another. */
  boolean isLike(Kind other) {
    return this == ANY || other == ANY || (this == WORD) == (other == WORD);
  }
}
