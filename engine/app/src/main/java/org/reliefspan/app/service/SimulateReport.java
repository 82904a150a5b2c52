package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.SimulationResults;

/** What a simulation left behind: its results, and the folder that holds them. */
public record SimulateReport(
    Path folder, Publishable<SimulationResults> results, Provenance provenance) {}
