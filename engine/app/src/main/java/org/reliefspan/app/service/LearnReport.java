package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.provenance.Provenance;

/** What learning left behind: the clinic, and the folder that holds its files. */
public record LearnReport(Path folder, Publishable<LearnedClinic> clinic, Provenance provenance) {}
