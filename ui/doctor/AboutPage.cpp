#include "ui/doctor/AboutPage.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include "ui/doctor/ResultWords.h"

namespace intaglio::ui {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("AboutPage", text);
}

/// Text of a package, which anybody may have written: no Markdown in it counts.
QString plain(const std::string& text) {
    QString escaped;
    for (const QChar character : QString::fromStdString(text).simplified()) {
        if (QStringLiteral("\\`*_{}[]()<>#+-.!|~&").contains(character)) escaped += QLatin1Char('\\');
        escaped += character;
    }
    return escaped;
}

QString modelEntry(const inference::ModelPackage& package) {
    const inference::Manifest& manifest = package.manifest;
    QStringList terms;
    if (manifest.nonCommercial) terms << words(QT_TRANSLATE_NOOP("AboutPage", "**For non-commercial use only.**"));
    if (manifest.demonstration) terms << words(QT_TRANSLATE_NOOP("AboutPage", "**Demonstration:** its data cannot carry a medical use."));
    terms << plain(manifest.licence);
    return QStringLiteral("- %1 (%2, %3). %4")
        .arg(plain(manifest.name), plain(manifest.id), plain(manifest.version), terms.join(QLatin1Char(' ')));
}

/// docs/THIRD_PARTY.md without its title.
QString libraries() {
    QFile file(QStringLiteral(":/text/THIRD_PARTY.md"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString text = QString::fromUtf8(file.readAll());
    return text.mid(text.indexOf(QLatin1Char('\n')) + 1);
}

}  // namespace

QString aboutPage(const std::vector<inference::ModelPackage>& packages) {
    QStringList parts{QStringLiteral("# Intaglio %1").arg(QCoreApplication::applicationVersion()), notAMedicalDevice(),
                      words(QT_TRANSLATE_NOOP("AboutPage", "It works on this computer alone and sends nothing anywhere.")),
                      words(QT_TRANSLATE_NOOP("AboutPage", "## Models on this computer"))};
    QStringList entries;
    for (const inference::ModelPackage& package : packages) {
        if (!package.problem) entries << modelEntry(package);
    }
    parts << (entries.isEmpty() ? words(QT_TRANSLATE_NOOP("AboutPage", "None.")) : entries.join(QLatin1Char('\n')));
    parts << words(QT_TRANSLATE_NOOP("AboutPage", "## Licences")) << libraries();
    return parts.join(QStringLiteral("\n\n"));
}

}  // namespace intaglio::ui
