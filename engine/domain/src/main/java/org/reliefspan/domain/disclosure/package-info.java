/**
 * The door through which results leave: small counts are withheld, and whatever would reveal them
 * by subtraction. Only {@link org.reliefspan.domain.disclosure.Publishable} passes, and only this
 * package makes one. Start at {@link org.reliefspan.domain.disclosure.DisclosureControl}.
 */
@NullMarked
package org.reliefspan.domain.disclosure;

import org.jspecify.annotations.NullMarked;
