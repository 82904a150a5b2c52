package org.reliefspan.report;

import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.provenance.Provenance;

/** A study as read back from its results folder. */
public record StoredStudy(Publishable<StudyResults> results, Provenance provenance) {}
