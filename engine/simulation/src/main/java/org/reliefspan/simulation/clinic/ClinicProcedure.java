package org.reliefspan.simulation.clinic;

/** The procedures of the clinic with their catalogue family and CPT code. */
enum ClinicProcedure {
  ESI_TRANSFORAMINAL("esi_transforaminal", "64483", "therapeutic"),
  ESI_INTERLAMINAR("esi_interlaminar", "62323", "therapeutic"),
  RFA_FACET_LUMBAR("rfa_facet_lumbar", "64635", "therapeutic"),
  MBB("mbb", "64493", "diagnostic"),
  LUMBAR_DECOMPRESSION("lumbar_decompression", "63030", "therapeutic");

  private final String family;
  private final String code;
  private final String intent;

  ClinicProcedure(String family, String code, String intent) {
    this.family = family;
    this.code = code;
    this.intent = intent;
  }

  String family() {
    return family;
  }

  String code() {
    return code;
  }

  String intent() {
    return intent;
  }

  boolean sided() {
    return this != ESI_INTERLAMINAR;
  }

  boolean epidural() {
    return this == ESI_TRANSFORAMINAL || this == ESI_INTERLAMINAR;
  }

  /** The three whose relief is under study. */
  boolean studied() {
    return epidural() || this == RFA_FACET_LUMBAR;
  }
}
