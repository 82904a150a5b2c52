/**
 * The catalogue of procedures, codes, measures, conditions and medications. Data files lie beside
 * this package as resources and are parsed elsewhere. Start at {@link
 * org.reliefspan.domain.catalog.Catalogue}.
 */
@NullMarked
package org.reliefspan.domain.catalog;

import org.jspecify.annotations.NullMarked;
