package org.reliefspan.simulation.clinic;

/**
 * A procedure of the clinic as it is written.
 *
 * @param family id of the catalogue
 * @param code procedure code
 * @param codeSystem for instance {@code CPT}
 * @param place where and how it is done
 * @param intent {@code therapeutic} or {@code diagnostic}
 * @param sides whether left and right are told apart
 */
record ClinicProcedure(
    String family, String code, String codeSystem, Site place, String intent, Sides sides) {

  /** Whether left and right are told apart. */
  enum Sides {
    TOLD_APART,
    NONE
  }

  /**
   * Where and how a procedure is done.
   *
   * @param region for instance {@code L}
   * @param level for instance {@code l4_l5}
   * @param guidance for instance {@code fluoro}
   */
  record Site(String region, String level, String guidance) {}

  private static final Site LUMBAR = new Site("L", "l4_l5", "fluoro");

  static final ClinicProcedure ESI_TRANSFORAMINAL =
      therapeutic("esi_transforaminal", "64483", LUMBAR, Sides.TOLD_APART);
  static final ClinicProcedure ESI_INTERLAMINAR =
      therapeutic("esi_interlaminar", "62323", LUMBAR, Sides.NONE);
  static final ClinicProcedure RFA_FACET_LUMBAR =
      therapeutic("rfa_facet_lumbar", "64635", LUMBAR, Sides.TOLD_APART);
  static final ClinicProcedure MBB =
      new ClinicProcedure("mbb", "64493", "CPT", LUMBAR, "diagnostic", Sides.TOLD_APART);
  static final ClinicProcedure LUMBAR_DECOMPRESSION =
      therapeutic(
          "lumbar_decompression", "63030", new Site("L", "l4_l5", "open_or_mis"), Sides.TOLD_APART);
  static final ClinicProcedure TRIGGER_POINT =
      therapeutic(
          "trigger_point_injection", "20552", new Site("L", "", "palpation"), Sides.TOLD_APART);
  static final ClinicProcedure STIMULATION_TRIAL =
      new ClinicProcedure(
          "scs_trial", "63650", "CPT", new Site("T", "", "fluoro"), "diagnostic", Sides.NONE);
  static final ClinicProcedure STIMULATOR =
      therapeutic("scs_implant", "63685", new Site("T", "", "fluoro"), Sides.NONE);
  static final ClinicProcedure THERAPY =
      therapeutic("physical_therapy", "97110", new Site("L", "", ""), Sides.NONE);

  private static ClinicProcedure therapeutic(String family, String code, Site site, Sides sides) {
    return new ClinicProcedure(family, code, "CPT", site, "therapeutic", sides);
  }

  boolean sided() {
    return sides == Sides.TOLD_APART;
  }

  boolean epidural() {
    return equals(ESI_TRANSFORAMINAL) || equals(ESI_INTERLAMINAR);
  }

  boolean diagnostic() {
    return intent.equals("diagnostic");
  }
}
