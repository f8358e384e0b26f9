#include "ui/doctor/SealFacts.h"

#include <QCoreApplication>

#include "core/crypto/ReservedNames.h"

namespace intaglio::ui {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("SealFacts", text);
}

QString pictureProof(crypto::EmbeddingMode mode) {
    switch (mode) {
        case crypto::EmbeddingMode::Reversible:
            return QCoreApplication::translate("SealFacts", "No sample changed since sealing");
        case crypto::EmbeddingMode::Covert:
            return QCoreApplication::translate("SealFacts", "Every sample is within one level of what was sealed");
        case crypto::EmbeddingMode::Robust:
            break;
    }
    return QCoreApplication::translate("SealFacts", "Looks like the sealed picture: compare it with the small one");
}

QString regionFact(std::size_t count, bool unchanged) {
    const int regions = static_cast<int>(count);
    return unchanged ? QCoreApplication::translate("SealFacts", "%n protected region(s): unchanged", nullptr, regions)
                     : QCoreApplication::translate("SealFacts", "%n protected region(s): changed", nullptr, regions);
}

QString reportNumber(const pipeline::IntactResult& intact) {
    return QString::fromStdString(intact.reportId.substr(0, 8)) + QStringLiteral(" · ") +
           QCoreApplication::translate("SealFacts", "no. %1").arg(intact.counter);
}

/// A name; the clinic's recovery key as what it is; a key that nobody here knows as that.
QString recipientName(const pipeline::IntactResult& intact, std::size_t index) {
    const std::string& name = intact.recipients[index];
    if (name == crypto::kRecoveryName) return QCoreApplication::translate("SealFacts", "the clinic's recovery key");
    const bool isUnknown = index < intact.recipientKeys.size() && intact.recipientKeys[index] == name;
    const QString text = QString::fromStdString(name);
    return isUnknown ? QCoreApplication::translate("SealFacts", "a key not known here (%1)").arg(text) : text;
}

QString recipientNames(const pipeline::IntactResult& intact, const QString& doctor) {
    QStringList names;
    for (std::size_t i = 0; i < intact.recipients.size(); ++i) names << recipientName(intact, i);
    return names.isEmpty() ? doctor : names.join(QStringLiteral(", "));
}

}  // namespace

QList<Fact> sealFacts(const pipeline::IntactResult& intact, const QString& doctor, const ModelWords& models) {
    QList<Fact> facts;
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Sealed by")), QString::fromStdString(intact.kioskName)};
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "When")), kioskTimeText(intact.issuedAt)};
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "For")), recipientNames(intact, doctor)};
    if (!intact.answer) {
        facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Model")),
                      models.modelName(intact.result.model.id) + QStringLiteral(" ") + QString::fromStdString(intact.result.model.version)};
    }
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Picture")), pictureProof(intact.mode)};
    if (!intact.protectedRegions.empty())
        facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Regions")), regionFact(intact.protectedRegions.size(), true)};
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Report")), reportNumber(intact)};
    return facts;
}

QList<Fact> sealFacts(const pipeline::ImageMismatch& mismatch) {
    QList<Fact> facts;
    if (mismatch.kioskName.empty()) return facts;
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Sealed by")), QString::fromStdString(mismatch.kioskName)};
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "When")), kioskTimeText(mismatch.issuedAt)};
    const int changed = static_cast<int>(mismatch.changedTiles.size());
    facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Picture")),
                  changed == 0 ? QCoreApplication::translate("SealFacts", "Changed; the place is not known")
                               : QCoreApplication::translate("SealFacts", "Changed in %n of 64 fields", nullptr, changed)};
    if (mismatch.protectedMatches) {
        facts << Fact{words(QT_TRANSLATE_NOOP("SealFacts", "Regions")),
                      *mismatch.protectedMatches ? QCoreApplication::translate("SealFacts", "Protected regions: unchanged")
                                                 : QCoreApplication::translate("SealFacts", "Protected regions: changed")};
    }
    return facts;
}

QStringList warningSentences(const pipeline::IntactResult& intact) {
    QStringList sentences;
    for (const std::string& warning : intact.warnings) {
        if (warning == "old") {
            sentences << QCoreApplication::translate("SealFacts", "The result is over 90 days old: ask when it was made.");
        } else if (warning == "future") {
            sentences << QCoreApplication::translate("SealFacts", "The result is dated in the future: check the clocks.");
        } else if (warning == "seen-before") {
            sentences << QCoreApplication::translate(
                "SealFacts", "This report came before with another picture or other contents: it may have been played in again.");
        } else if (warning == "approximate") {
            sentences << QCoreApplication::translate("SealFacts",
                                                     "This picture may have been compressed: its look is proven, not its samples. Ask for "
                                                     "the original before you measure or diagnose.");
        } else if (warning == "bucket") {
            sentences << QCoreApplication::translate("SealFacts", "A change by one level of brightness might not be noticed.");
        } else if (warning == "recipient-retired") {
            sentences << QCoreApplication::translate("SealFacts",
                                                     "It was sealed for an earlier key of yours: give the kiosk your new one.");
        } else if (warning == "memory-unavailable") {
            sentences << QCoreApplication::translate(
                "SealFacts",
                "The memory of opened results cannot be used on this computer: a result that was played "
                "in again would not be noticed.");
        } else {
            sentences << QString::fromStdString(warning);
        }
    }
    return sentences;
}

QString whatDestroysText() {
    return QStringList{
        QCoreApplication::translate("SealFacts", "# What a sealed picture survives"),
        QCoreApplication::translate("SealFacts", "The result lies in the picture's own samples. It lives as long as they do."),
        QCoreApplication::translate("SealFacts", "## Safe"),
        QCoreApplication::translate(
            "SealFacts",
            "- copying and renaming the file\n- a ZIP archive, a USB stick, sending the file itself by mail\n- saving "
            "it again without loss: PNG, TIFF\n- another lossless DICOM transfer syntax"),
        QCoreApplication::translate("SealFacts", "## Destroys the result"),
        QCoreApplication::translate("SealFacts",
                                    "- saving as JPEG, or any other saving with loss\n- scaling, cropping, turning\n- changing brightness, "
                                    "contrast or colours\n- a screenshot, a photograph of the screen, a print\n- chat programs and social "
                                    "networks: they compress pictures\n- reducing 16 bits to 8, or a DICOM viewer's \"export as JPEG\""),
        QCoreApplication::translate("SealFacts",
                                    "A picture sealed in the mode \"robust\" also survives JPEG of quality 75 and more (strong: 50 and "
                                    "more, and most messengers), but never cropping or turning."),
        QCoreApplication::translate("SealFacts", "## What it does not hide"),
        QCoreApplication::translate("SealFacts",
                                    "Nobody without the doctor's key can read the result or change it unnoticed. That *something* is "
                                    "sealed inside can be found out by a laboratory, most easily if the picture was once a JPEG."),
    }
        .join(QStringLiteral("\n\n"));
}

}  // namespace intaglio::ui
