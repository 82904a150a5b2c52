package org.reliefspan.analysis.fit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

/** A model, a formula and options: everything but the table. */
public record FitRequest(FitModel model, Formula formula, FitOptions options) {

  /** Refuses options that the model does not read. */
  public FitRequest {
    for (FitOption option : options.given().keySet()) {
      if (option != FitOption.LEVEL && !model.options().contains(option)) {
        throw new FormulaException(
            "--%s is not an option of %s.".formatted(option.word(), model.name()));
      }
    }
    boolean resamples = model.options().contains(FitOption.BOOTSTRAP);
    if (resamples && !options.has(FitOption.BOOTSTRAP)) {
      for (FitOption idle : List.of(FitOption.SEED, FitOption.SUBJECT)) {
        if (options.has(idle)
            && !(idle == FitOption.SUBJECT && model.options().contains(FitOption.TIME))) {
          throw new FormulaException(
              "--%s does nothing without --bootstrap. Maybe cluster(column) in the formula?"
                  .formatted(idle.word()));
        }
      }
    }
    if (!formula.frailty().isEmpty() && !model.readsFrailty()) {
      throw new FormulaException(
          "frailty() is not a term of %s. Maybe cox, or cluster()?".formatted(model.name()));
    }
  }

  /** The same with {@code .} standing for the columns of a table that play no other part. */
  public FitRequest over(List<String> columns) {
    Set<String> roles = Set.copyOf(frameSpec().roles().values());
    List<String> free = columns.stream().filter(name -> !roles.contains(name)).toList();
    return new FitRequest(model, formula.over(free), options);
  }

  /** With a bootstrap, clusters are the subjects unless an option names them. */
  private static void addSubject(Expression cluster, Map<String, String> roles) {
    if (cluster instanceof Expression.Name column) {
      roles.putIfAbsent(FitOption.SUBJECT.word(), column.name());
    }
  }

  /** What is to be read from the table. */
  public FrameSpec frameSpec() {
    Map<String, String> roles = new LinkedHashMap<>();
    options
        .given()
        .forEach(
            (option, value) -> {
              if (option.kind() == FitOption.Kind.COLUMN) {
                roles.put(option.word(), value);
              }
            });
    if (Resampling.isAsked(options)) {
      formula.cluster().stream().findFirst().ifPresent(subject -> addSubject(subject, roles));
    }
    Set<String> empty =
        model.mayBeEmpty().stream().map(FitOption::word).collect(Collectors.toUnmodifiableSet());
    return new FrameSpec(formula, model.role(), model.response(options), roles, empty);
  }
}
