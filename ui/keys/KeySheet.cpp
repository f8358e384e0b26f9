#include "ui/keys/KeySheet.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QTextFrame>
#include <QUrl>

#include "core/base/Files.h"
#include "ui/keys/KeyWidgets.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/widgets/QrCode.h"

namespace intaglio::ui {

namespace {

constexpr int kCodePixels = 120;
constexpr int kSheetResolution = 96;

struct SheetWords {
    Q_DECLARE_TR_FUNCTIONS(KeySheet)
};

QString sheetTitle() {
    return SheetWords::tr("Key sheet");
}

QString codeName(std::size_t index) {
    return QStringLiteral("code%1.png").arg(index);
}

QString keyHtml(const MadeKey& key, std::size_t index) {
    const QString name = QString::fromStdString(key.facts.identity.name).toHtmlEscaped();
    // Words and groups are English letters and digits: they keep their direction in every language.
    return QStringLiteral(
               "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"6\"><tr><td><h3>%1: %2</h3><p dir=\"ltr\"><b>%3</b></p>"
               "<p dir=\"ltr\">%4</p><p>%5</p></td><td width=\"130\"><img src=\"%6\" width=\"120\" height=\"120\"></td></tr></table><hr>")
        .arg(roleWord(key.facts.identity), name, key.facts.words.join(QLatin1Char(' ')), key.facts.fingerprint,
             destinationOf(key).toHtmlEscaped(), codeName(index));
}

QString sheetHtml(const KeySetupOutcome& made) {
    const QString clinic = QString::fromStdString(made.keys.front().facts.identity.name).toHtmlEscaped();
    const QString direction = QGuiApplication::layoutDirection() == Qt::RightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr");
    QString html = QStringLiteral("<html dir=\"%1\"><body><h1>%2</h1>").arg(direction, SheetWords::tr("Keys of %1").arg(clinic));
    html += QStringLiteral("<p>%1</p>")
                .arg(SheetWords::tr(
                         "Made on %1. This sheet holds no secret: it lets people check that a key is the right one, by its ten words.")
                         .arg(dateWord(made.keys.front().facts.identity.notBefore)));
    html += QStringLiteral("<h2>%1</h2><ol>").arg(SheetWords::tr("What to do now"));
    const auto steps = nextSteps(made);
    for (const QString& step : steps) html += QStringLiteral("<li>%1</li>").arg(step.toHtmlEscaped());
    html += QStringLiteral("</ol><h2>%1</h2>").arg(SheetWords::tr("The keys"));
    for (std::size_t i = 0; i < made.keys.size(); ++i) html += keyHtml(made.keys[i], i);
    return html + QStringLiteral("</body></html>");
}

/// A key that would be cut by the end of a page goes to the next one as a whole.
void keepKeysWhole(QTextDocument& document) {
    const double height = document.pageSize().height();
    const auto frames = document.rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        const QRectF area = document.documentLayout()->frameBoundingRect(frame);
        if (static_cast<int>(area.top() / height) == static_cast<int>((area.bottom() - 1) / height)) continue;
        QTextFrameFormat format = frame->frameFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        frame->setFrameFormat(format);
    }
}

}  // namespace

QString destinationOf(const MadeKey& key) {
    if (key.isRecovery) return SheetWords::tr("Stays with the clinic's key, in the safe.");
    if (key.facts.identity.role == crypto::Role::Clinic) return SheetWords::tr("Stays on the stick, and the stick in a safe.");
    const QString folder = fileNameOf(key.folder);
    if (key.facts.identity.role == crypto::Role::Doctor)
        return SheetWords::tr("Copy the folder \"%1\" to the doctor's computer.").arg(folder);
    return key.startsByItself ? SheetWords::tr("Copy the folder \"%1\" to the kiosk. It starts by itself.").arg(folder)
                              : SheetWords::tr("Copy the folder \"%1\" to the kiosk. Staff unlock it at each start.").arg(folder);
}

QStringList nextSteps(const KeySetupOutcome& made) {
    bool kiosks = false;
    bool doctors = false;
    for (const MadeKey& key : made.keys) {
        kiosks = kiosks || key.facts.identity.role == crypto::Role::Kiosk;
        doctors = doctors || (key.facts.identity.role == crypto::Role::Doctor && !key.isRecovery);
    }
    QStringList steps;
    if (kiosks)
        steps << SheetWords::tr(
            "At each kiosk: copy its own folder and the folder \"public\" from the stick to the computer. In the kiosk's "
            "set-up choose the key file, and \"public\" as the folder of the doctors.");
    for (const MadeKey& key : made.keys) {
        if (!key.startsByItself) continue;
        const QString name = QString::fromStdString(key.facts.identity.name);
        steps << SheetWords::tr("When the kiosk \"%1\" has started by itself once, delete \"%2\" on the stick: it holds the passphrase.")
                     .arg(name, name + QStringLiteral(".start"));
    }
    if (doctors)
        steps << SheetWords::tr(
            "At each doctor's computer: copy the doctor's own folder and the folder \"public\". Press \"Unlock key\", then \"All "
            "keys\" and \"Bring in a file\": choose the clinic's file in \"public\" and compare the ten words that the program shows with "
            "those on this sheet. The kiosks and doctors in \"public\" come in with it.");
    for (const QString& name : made.later)
        steps << SheetWords::tr(
                     "%1 makes a key on another computer and brings you the file with the ending .pub: admit it with \"Admit a "
                     "key\" in the key manager.")
                     .arg(name);
    if (kiosks)
        steps << SheetWords::tr(
            "A kiosk shows the groups of letters that stand below the ten words, on its staff page: compare those where you want to know "
            "that a kiosk has the right key.");
    steps << SheetWords::tr("Then put the stick into the safe, and the clinic's passphrase into another place.");
    return steps;
}

base::Status writeKeySheet(const KeySetupOutcome& made, const std::filesystem::path& file) {
    const base::Error unwritable(base::ErrorCode::FileUnwritable, {base::pathText(file)});
    QSaveFile output(pathToQt(file));
    if (!output.open(QIODevice::WriteOnly)) return unwritable;
    {
        QPdfWriter writer(&output);
        writer.setResolution(kSheetResolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        writer.setTitle(sheetTitle());
        QTextDocument document;
        document.setDefaultStyleSheet(
            QStringLiteral("body { color: #000000; font-size: 10pt; } h1 { font-size: 18pt; } h2 { font-size: 13pt; }"));
        for (std::size_t i = 0; i < made.keys.size(); ++i) {
            const QImage code = qrModules(made.keys[i].facts.codeText());
            document.addResource(QTextDocument::ImageResource, QUrl(codeName(i)),
                                 code.scaled(4 * kCodePixels, 4 * kCodePixels, Qt::KeepAspectRatio, Qt::FastTransformation));
        }
        document.setHtml(sheetHtml(made));
        document.setPageSize(QSizeF(writer.width(), writer.height()));
        keepKeysWhole(document);
        document.print(&writer);
    }
    if (!output.commit()) return unwritable;
    return {};
}

}  // namespace intaglio::ui
