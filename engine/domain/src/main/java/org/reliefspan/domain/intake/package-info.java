/**
 * The words of intake: the visit tables, and the mapping that turns any other table into them.
 * Start at {@link org.reliefspan.domain.intake.MappingSpec}.
 */
@NullMarked
package org.reliefspan.domain.intake;

import org.jspecify.annotations.NullMarked;
