package org.reliefspan.domain.study;

import java.util.List;

/**
 * One question about relief.
 *
 * @param procedures index procedures, each answered apart
 * @param definition definition of relief of the main analysis
 * @param otherDefinitions definitions that are answered beside it
 * @param strategies strategies for intercurrent events
 * @param models duration models among responders
 * @param families that the headline may have; of several the one with the smallest criterion of
 *     Akaike
 * @param bootstrapReplicates replicates of the patient bootstrap
 * @param level confidence level
 * @param strata columns to answer by, besides all together
 * @param covariates by which durations and response may differ; empty asks for none
 */
public record ReliefPlan(
    List<IndexProcedure> procedures,
    ReliefDefinition definition,
    List<ReliefDefinition> otherDefinitions,
    MeasureSelection pain,
    MeasureSelection function,
    List<IntercurrentStrategy> strategies,
    LossRule lossRule,
    List<DurationModel> models,
    List<HeadlineFamily> families,
    int bootstrapReplicates,
    double level,
    List<String> strata,
    List<ReliefCovariate> covariates) {
  public ReliefPlan {
    procedures = List.copyOf(procedures);
    otherDefinitions = List.copyOf(otherDefinitions);
    strategies = List.copyOf(strategies);
    models = List.copyOf(models);
    families = List.copyOf(families);
    strata = List.copyOf(strata);
    covariates = List.copyOf(covariates);
  }
}
