package org.reliefspan.domain.catalog;

import java.io.Serializable;

/**
 * One code number of a family.
 *
 * @param system such as {@code CPT}
 * @param role {@code primary}, {@code shared}, {@code imaging}, {@code drug}, ...
 */
public record ProcedureCode(String family, String system, String code, String role)
    implements Serializable {}
