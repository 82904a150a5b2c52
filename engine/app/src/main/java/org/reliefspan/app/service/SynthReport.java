package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.simulation.clinic.DefectCounts;

/**
 * What a synthetic clinic holds.
 *
 * @param folder holds {@code visits/} and {@code truth/}
 * @param rows rows over all tables
 * @param defects errors planted on purpose
 */
public record SynthReport(Path folder, long patients, long rows, DefectCounts defects) {}
