/**
 * What a study asks, with every default made explicit. Start at {@link
 * org.reliefspan.domain.study.ResolvedStudy}; the definitions of relief are {@link
 * org.reliefspan.domain.study.ReliefDefinition}.
 */
@NullMarked
package org.reliefspan.domain.study;

import org.jspecify.annotations.NullMarked;
