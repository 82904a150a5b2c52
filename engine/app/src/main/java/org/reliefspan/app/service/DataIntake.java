package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.spark.deid.Admission;
import org.reliefspan.spark.deid.DeidentificationGate;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.ingest.CatalogueEdition;
import org.reliefspan.spark.ingest.Ingest;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.ingest.StoredIngest;
import org.reliefspan.spark.session.EngineSession;

/** Through the de-identification gate into an event store. */
final class DataIntake {
  private final EngineSession session;
  private final Catalogue catalogue;

  DataIntake(EngineSession session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
  }

  /** A store made of the same files, mapping and catalogue is used as it is; else a new one. */
  IngestReport reuseOrIngest(VisitSources sources, Path store) {
    return StoredIngest.reusable(sources, edition(), store).orElseGet(() -> ingest(sources, store));
  }

  private CatalogueEdition edition() {
    return new CatalogueEdition(catalogue, CatalogueChecksum.of(catalogue));
  }

  /**
   * @throws IngestException when the gate refuses the data or they cannot be read
   */
  IngestReport ingest(VisitSources sources, Path store) {
    Admission admission = new DeidentificationGate(session).admit(sources);
    if (admission instanceof Admission.Admitted admitted) {
      return new Ingest(session, edition()).ingest(admitted.visits(), store);
    }
    throw new IngestException(((Admission.Refused) admission).findings());
  }
}
