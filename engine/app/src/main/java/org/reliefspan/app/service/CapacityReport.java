package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CapacityResults;

/** What a run of a facility left behind: its results, and the folder that holds them. */
public record CapacityReport(
    Path folder, Publishable<CapacityResults> results, Provenance provenance) {}
