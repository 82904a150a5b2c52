package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.analysis.fit.FitModels;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.app.fit.FitFile;
import org.reliefspan.app.fit.FitText;
import org.reliefspan.app.service.FitJob;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan fit}. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 120,
    modelTransformer = FitUsage.class,
    description = {
      "Fit one statistical model to one analysis table, with a formula as in R.",
      "Prints the result and writes it as JSON. It is your own table: nothing is suppressed."
    })
final class FitCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "one of the models below")
  private String model = "";

  @Parameters(
      index = "1",
      paramLabel = "FORMULA",
      description = "such as 'Surv(time, status) ~ age + factor(sex)'")
  private String formula = "";

  @Parameters(
      index = "2",
      paramLabel = "DATA",
      description = "table with a header: CSV (plain or .gz) or Parquet")
  private Path data = Path.of("data.csv");

  @Option(names = "--spark", description = "hold the rows in parts, whatever their number")
  private boolean spark;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the JSON (default: reliefspan-out/fit-MODEL.json)")
  private @Nullable Path out;

  @Override
  public Integer call() {
    FitRequest request = request();
    FitJob.Place place = spark ? FitJob.Place.IN_PARTS : FitJob.Place.BY_SIZE;
    FitJob job = new FitJob(request, data, place);
    FittedModel fitted = engine.reliefspan().fit(job);
    FitText.print(fitted, request.options().level(), Console.out(spec));
    Path target = out != null ? out : Path.of("reliefspan-out", "fit-" + model + ".json");
    FitFile.write(fitted, job.source(), target);
    return ExitCode.DONE;
  }

  /** What was typed wrongly is a matter of usage; what the table lacks is not. */
  private FitRequest request() {
    try {
      FitRequest request =
          new FitRequest(FitModels.named(model), Formula.parse(formula), options());
      request.options().level();
      return request;
    } catch (FormulaException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(
          spec.commandLine(), String.valueOf(problem.getMessage()), problem);
    }
  }

  private FitOptions options() {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    if (spec != null) {
      for (FitOption option : FitOption.values()) {
        OptionSpec typed = spec.findOption("--" + option.word());
        if (typed != null && typed.getValue() instanceof String value) {
          given.put(option, value);
        } else if (typed != null && Boolean.TRUE.equals(typed.getValue())) {
          given.put(option, "");
        }
      }
    }
    return FitOptions.of(given);
  }
}
