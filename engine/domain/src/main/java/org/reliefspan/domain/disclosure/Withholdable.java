package org.reliefspan.domain.disclosure;

/** Something that is published or withheld as a whole. */
sealed interface Withholdable {

  /**
   * The people behind a row. Rows of one procedure and stratum with the same counts stand or fall
   * together, in every table.
   */
  record People(String procedure, String stratum, long episodes, long patients)
      implements Withholdable {

    Cell episodesCell() {
      return new Cell(this, "episodes", episodes);
    }

    Cell patientsCell() {
      return new Cell(this, "patients", patients);
    }
  }

  /**
   * A value that is itself a count of people, or a share of them.
   *
   * @param slice the row's other identifiers
   */
  record CountedValue(People people, String slice, String quantity) implements Withholdable {}

  /** What a part leaves over of its whole, such as those who did not respond; never published. */
  record Rest(Cell whole, Cell part) implements Withholdable {

    Cell cell() {
      return new Cell(this, whole.name(), whole.count() - part.count());
    }
  }

  /** The group of patients this is about. */
  default String stratum() {
    if (this instanceof People people) {
      return people.stratum;
    }
    return this instanceof CountedValue value
        ? value.people.stratum
        : ((Rest) this).whole.item().stratum();
  }
}
