# Writes model-matrix.txt: for each formula the column names of R's model.matrix and its values.
# Run: Rscript model-matrix.R > model-matrix.txt     (R 4.2.2)
suppressMessages(library(splines))
d <- read.csv("model-matrix.csv", stringsAsFactors = FALSE) # t is logical
formulas <- c(
  "~ x", "~ g", "~ x + g", "~ x * g", "~ g * h", "~ g:h", "~ x:g", "~ x + x:g", "~ g + g:h",
  "~ 0 + g + h", "~ g - 1", "~ g + h + x - g", "~ (x + z)^2", "~ g/h", "~ x + I(x^2) + log(z)",
  "~ factor(k) * x", "~ (x > 2) + g", "~ ns(x, df = 3) + g", "~ ns(z, knots = c(2, 4))",
  "~ x*g*h", "~ g:x + h", "~ 0 + x + g:x", "~ pmin(x, z) + sqrt(z)", "~ I(x - z) + I(g == \"b\")",
  "~ 1", "~ I(x/2) + I(x * 1e5 > 100000)", "~ ns(z, df = 1)", "~ factor(g, levels = c(\"c\", \"a\", \"b\"))",
  "~ !(x > 2)", "~ log(z, base = 2)", "~ relevel(factor(g, levels = c(\"c\", \"a\", \"b\")), ref = \"b\")",
  "~ scale(x) + g", "~ bs(x)", "~ bs(z, df = 5) + g", "~ bs(x, knots = c(1.75, 2.5), Boundary.knots = c(0, 5))",
  "~ poly(x, 2) * g", "~ poly(z, degree = 3)", "~ poly(x, 1)", "~ cut(x, c(0, 1.5, 3, Inf))",
  "~ cut(z, breaks = c(0, 2, 4, 12345.678), right = FALSE) + x", "~ cut(x, c(0.5, 2, 4), include.lowest = TRUE)",
  "~ relevel(cut(x, c(0, 1.5, 3, 5)), ref = \"(3,5]\")", 
  "~ g + x %in% g", "~ I(g %in% c(\"a\", \"c\"))", "~ x > 0", "~ g + (z < 0) - 1", "~ g/h/x", "~ (g + h + x)^3 - g:h:x",
  "~ .", "~ . - k", "~ (. - k - h)^2", "~ . + g:x - 1", "~ ns(x, df = 2, Boundary.knots = c(0, 3.7))", "~ t", "~ t:x + g")
for (f in formulas) {
  m <- model.matrix(as.formula(f), d)
  cat("formula\t", f, "\n", sep = "")
  cat("columns\t", paste(colnames(m), collapse = "\t"), "\n", sep = "")
  for (i in 1:nrow(m)) cat("row\t", paste(format(m[i, ], digits = 17, trim = TRUE), collapse = "\t"), "\n", sep = "")
}
