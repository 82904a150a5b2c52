package org.reliefspan.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.reliefspan.analysis.fit.FitModel;
import org.reliefspan.analysis.fit.FitModels;
import org.reliefspan.domain.fit.FitOption;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives {@code fit} the options and the list of models that the engine knows. */
final class FitUsage implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec spec) {
    for (FitOption option : FitOption.values()) {
      OptionSpec.Builder typed =
          OptionSpec.builder("--" + option.word()).description(description(option));
      spec.addOption(
          option.kind() == FitOption.Kind.FLAG
              ? typed.type(Boolean.class).arity("0").build()
              : typed.type(String.class).paramLabel(label(option)).build());
    }
    spec.usageMessage().footer(footer().toArray(String[]::new));
    return spec;
  }

  private static String label(FitOption option) {
    return switch (option.kind()) {
      case COLUMN -> "COL";
      case CHOICE -> "NAME";
      case TEXT -> "TEXT";
      case NUMBER -> "N";
      case NUMBERS -> "N,N";
      case FLAG -> "";
    };
  }

  private static String description(FitOption option) {
    String readers =
        FitModels.all().stream()
            .filter(model -> model.options().contains(option))
            .map(FitModel::name)
            .collect(Collectors.joining(", "));
    String choices = option.choices().isEmpty() ? "" : ": " + String.join(", ", option.choices());
    return option.description() + choices + (readers.isEmpty() ? "" : " (" + readers + ")");
  }

  private static List<String> footer() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Example:  reliefspan " + FitModels.all().get(0).example());
    lines.add("");
    lines.add("Models, with an example each:");
    for (FitModel model : FitModels.all()) {
      lines.add("");
      lines.add("  " + model.name() + ": " + model.summary());
      lines.add("    reliefspan " + model.example());
    }
    return lines;
  }
}
