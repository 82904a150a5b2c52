package org.reliefspan.spark.ingest;

import org.reliefspan.domain.catalog.Catalogue;

/**
 * A catalogue with the checksum of the files it was made from.
 *
 * @param checksum SHA-256, written into the store's manifest
 */
public record CatalogueEdition(Catalogue catalogue, String checksum) {}
