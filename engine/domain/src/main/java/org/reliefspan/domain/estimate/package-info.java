/**
 * What a study found, before disclosure control: one record per row of the published tables. Start
 * at {@link org.reliefspan.domain.estimate.StudyResults}.
 */
@NullMarked
package org.reliefspan.domain.estimate;

import org.jspecify.annotations.NullMarked;
