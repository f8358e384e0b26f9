#pragma once
#include <QList>
#include <QPair>

#include "ui/doctor/ResultWords.h"

namespace intaglio::ui {

/// A name and its value, for a table of two columns.
using Fact = QPair<QString, QString>;

/// What is proven about an intact result: by whom, when, for whom, by which model, what holds of the picture.
/// `doctor` names the reader where the result names no recipient.
[[nodiscard]] QList<Fact> sealFacts(const pipeline::IntactResult& intact, const QString& doctor, const ModelWords& models);
/// What is proven about a genuine result that belongs to another or a changed picture; the result itself stays closed.
[[nodiscard]] QList<Fact> sealFacts(const pipeline::ImageMismatch& mismatch);
/// One sentence for each warning on an intact result.
[[nodiscard]] QStringList warningSentences(const pipeline::IntactResult& intact);
/// What destroys a sealed picture and what does not, as Markdown.
[[nodiscard]] QString whatDestroysText();

}  // namespace intaglio::ui
