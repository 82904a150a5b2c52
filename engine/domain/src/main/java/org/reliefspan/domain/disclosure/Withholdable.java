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
}
