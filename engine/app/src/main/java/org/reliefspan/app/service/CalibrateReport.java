package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CalibrationResults;

/** What a calibration left behind: its results, and the folder that holds them. */
public record CalibrateReport(
    Path folder, Publishable<CalibrationResults> results, Provenance provenance) {}
