/**
 * Where a result came from: inputs, seed, versions and counts. Start at {@link
 * org.reliefspan.domain.provenance.Provenance}.
 */
@NullMarked
package org.reliefspan.domain.provenance;

import org.jspecify.annotations.NullMarked;
