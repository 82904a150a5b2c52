package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.design.DesignPlan;
import org.reliefspan.analysis.design.DesignScan;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.ColumnNotEstimableException;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.RefusedRowException;

/** Fits a requested model to a table, whole or in parts. */
public final class Fitting {
  private Fitting() {}

  /** To a table in memory. */
  public static FittedModel of(FitRequest asked, DataTable table) {
    FitRequest request = asked.over(table.names());
    DesignScan scan = DesignScan.of(request.frameSpec(), table);
    ModelFrame frame = ModelFrame.of(request.frameSpec(), scan, table);
    FittedModel fitted;
    try {
      fitted = request.model().fit(frame, request.options());
    } catch (RefusedRowException refused) {
      throw new FormulaException(refused.at(frame.place(refused.row())));
    } catch (NotEstimableException reason) {
      fitted = refused(request, frame.rows(), reason, frame.design().columns());
    }
    return noted(seen(fitted, request, scan), frame.dropped());
  }

  /** To a table in parts; only for models whose rows add up. */
  public static FittedModel of(FitRequest asked, Parts<DataTable> tables) {
    FitRequest request =
        asked.formula().isOpen() ? asked.over(tables.collect(DataTable::names).get(0)) : asked;
    if (!(request.model() instanceof ScalableModel model)) {
      throw new FormulaException(
          "The model %s needs all rows in one memory. Maybe leave --spark out?"
              .formatted(request.model().name()));
    }
    FrameSpec spec = request.frameSpec();
    DesignScan scan = merged(tables.collect(table -> DesignScan.of(spec, table)));
    DesignPlan plan = new DesignPlan(spec, scan);
    Parts<ModelFrame> frames =
        model.readsFramesOnce() ? tables.derive(plan::frame) : tables.prepare(plan::frame);
    FittedModel fitted;
    try {
      fitted = model.fit(frames, request.options());
    } catch (RefusedRowException refused) {
      throw new FormulaException(refused.at("a row"));
    } catch (NotEstimableException reason) {
      fitted = refused(request, scan.rows(), reason, plan.columns());
    }
    return noted(seen(fitted, request, scan), scan.dropped());
  }

  /** A fit with an offset cannot be drawn from without it. */
  private static FittedModel seen(FittedModel fitted, FitRequest request, DesignScan scan) {
    return request.formula().offsets().isEmpty()
        ? fitted.withSeen(scan.seen())
        : fitted.withoutReuse();
  }

  private static DesignScan merged(List<DesignScan> scans) {
    DesignScan all = scans.get(0);
    scans.stream().skip(1).forEach(all::merge);
    return all;
  }

  private static FittedModel refused(
      FitRequest request, long rows, NotEstimableException reason, List<String> columns) {
    String sentence =
        reason instanceof ColumnNotEstimableException column && column.column() < columns.size()
            ? column.reason(columns.get(column.column()))
            : reason.reason();
    return FittedModel.of(request.model().name(), rows).note(sentence).build();
  }

  private static FittedModel noted(FittedModel fitted, ModelFrame.Dropped dropped) {
    List<String> notes = new ArrayList<>(dropped.notes());
    notes.addAll(fitted.notes());
    for (FittedTerm term : fitted.terms()) {
      if (term.estimate().isEmpty()
          && notes.stream().noneMatch(note -> note.startsWith(term.term() + " "))) {
        notes.add(
            "%s cannot be estimated from these rows. Maybe it depends on other terms, or never varies?"
                .formatted(term.term()));
      }
    }
    return fitted.withNotes(notes);
  }
}
