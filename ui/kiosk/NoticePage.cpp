#include "ui/kiosk/NoticePage.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/Files.h"
#include "core/pipeline/HeldResult.h"
#include "ui/presenters/KioskFlow.h"
#include "ui/support/ErrorText.h"
#include "ui/support/Icons.h"
#include "ui/widgets/IconLabel.h"

namespace intaglio::ui {

namespace {

const char* objectNameOf(NoticePage::Kind kind) {
    switch (kind) {
        case NoticePage::Kind::Refused:
            return "kioskRefused";
        case NoticePage::Kind::Problem:
            return "kioskProblem";
        case NoticePage::Kind::Done:
            break;
    }
    return "kioskDone";
}

bool isSameFile(const std::string& named, const QString& file) {
    return base::pathFromText(named) == base::pathFromText(file.toStdString());
}

/// Where a file lies is nobody's business in front of the kiosk.
base::Error withoutFolders(base::Error error) {
    for (std::string& argument : error.arguments) {
        const std::size_t slash = argument.find_last_of("/\\");
        if (slash != std::string::npos && slash + 1 < argument.size()) argument.erase(0, slash + 1);
    }
    return error;
}

}  // namespace

NoticePage::NoticePage(Kind kind, QWidget* parent) : KioskPage(objectNameOf(kind), parent), m_kind(kind), m_icon(new IconLabel(96, this)) {
    column()->addStretch(1);
    column()->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_title = addText("title");
    m_sentence = addText("");
    m_sentence->setObjectName(QStringLiteral("noticeSentence"));
    m_sentence->setProperty("data", true);
    m_detail = addText("muted");
    m_detail->setProperty("data", true);
    m_tips = addText("");
    column()->addSpacing(space::kLarge);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kLarge);
    m_finish = makeKioskButton(this, kind == Kind::Done ? "finishDone" : "finishVisit", kind == Kind::Done ? "primary" : "");
    m_again = makeKioskButton(this, "tryAgain", "primary");
    buttons->addStretch();
    m_correctAge = makeKioskButton(this, "correctAge", "");
    m_correctAge->hide();
    buttons->addWidget(m_finish);
    buttons->addWidget(m_correctAge);
    buttons->addWidget(m_again);
    buttons->addStretch();
    m_again->setVisible(kind != Kind::Done);
    column()->addLayout(buttons);
    column()->addStretch(2);
    connect(m_again, &QPushButton::clicked, this, &NoticePage::tryAgainRequested);
    connect(m_correctAge, &QPushButton::clicked, this, &NoticePage::correctAgeRequested);
    connect(m_finish, &QPushButton::clicked, this, &NoticePage::finishRequested);
    retranslate();
}

void NoticePage::setError(const base::Error& error, const QString& picture, bool isKioskClosed) {
    m_error = error;
    m_picture = picture;
    m_isKioskClosed = isKioskClosed;
    m_isAgeCorrectable = false;
    retranslate();
}

void NoticePage::setAgeCorrectable(bool isCorrectable) {
    m_isAgeCorrectable = isCorrectable;
    retranslate();
}

void NoticePage::setSavedFile(const QString& path, bool removable) {
    m_file = path;
    m_removable = removable;
    retranslate();
}

void NoticePage::forget() {
    m_error = base::Error(base::ErrorCode::Internal);
    m_isKioskClosed = false;
    m_isAgeCorrectable = false;
    m_picture.clear();
    m_file.clear();
    retranslate();
}

void NoticePage::retranslate() {
    if (m_kind == Kind::Done) return retranslateDone();
    retranslateError();
}

void NoticePage::retranslateDone() {
    m_icon->setIcon(QStringLiteral("success"), Color::Success);
    m_title->setText(tr("Done"));
    m_sentence->setText(m_removable ? tr("The locked picture is on your USB stick. You can take the stick out now.")
                                    : tr("The locked picture is in the clinic's folder."));
    m_detail->setText(QFileInfo(m_file).fileName());
    const QString screen = QLatin1Char('\n') + tr("Nothing about your visit stays on this screen.");
    m_tips->setText(
        (m_removable ? tr("Give it to your doctor as it is: copy the file, or send the file itself by mail. Editing it, photographing the "
                          "screen or sending it through a chat app destroys what is locked inside.")
                     : tr("Your doctor finds it there. You need not do anything more.")) +
        screen);
    m_finish->setText(tr("Finish"));
    m_finish->setIcon(icon(QStringLiteral("check"), Color::OnAccent));
}

void NoticePage::retranslateError() {
    m_icon->setIcon(m_kind == Kind::Refused ? QStringLiteral("image") : QStringLiteral("warning"),
                    m_kind == Kind::Refused ? Color::AccentText : Color::Attention);
    m_again->setText(m_kind == Kind::Refused ? tr("Choose another picture") : tr("Try again"));
    m_again->setIcon(icon(m_kind == Kind::Refused ? QStringLiteral("image") : QStringLiteral("reset"), Color::OnAccent));
    m_finish->setText(tr("Finish"));
    m_again->setVisible(!m_isKioskClosed);
    m_correctAge->setText(tr("Correct the age"));
    m_correctAge->setIcon(icon(QStringLiteral("back"), Color::AccentText));
    m_correctAge->setVisible(offersCorrection());
    m_detail->setText(tr("Your picture was not changed.") + QLatin1Char(' ') + tr("Nothing was saved."));
    const ErrorWords words = errorText(withoutFolders(m_error));
    m_sentence->setText(words.sentence);
    m_tips->setText(m_kind == Kind::Problem ? words.hint + QLatin1Char('\n') + tr("If it happens again, please call staff.") : words.hint);
    m_title->setText(m_kind == Kind::Problem ? tr("That did not work") : tr("We cannot check this picture"));
    explainFile();
    explainPicture();
    explainKey();
}

void NoticePage::explainKey() {
    using base::ErrorCode;
    if (m_isKioskClosed) {
        m_sentence->setText(tr("This kiosk is closed. Please ask the staff."));
        m_tips->clear();
    } else if (m_error.code == ErrorCode::KeyRevoked || m_error.code == ErrorCode::KeyExpired ||
               m_error.code == ErrorCode::KeyNotEnrolled) {
        m_sentence->setText(tr("This doctor can no longer be chosen here."));
        m_tips->setText(tr("Choose another doctor, or ask staff for help."));
    }
}

void NoticePage::explainPicture() {
    using base::ErrorCode;
    if (m_error.code == ErrorCode::RefusedKind || m_error.code == ErrorCode::RefusedUnfamiliar ||
        m_error.code == ErrorCode::RefusedModality) {
        m_sentence->setText(tr("This does not look like a blood smear picture."));
        m_tips->setText(tr("Perhaps it is another file on your stick. Look for the picture from the microscope, or ask staff for help."));
    } else if (m_error.code == ErrorCode::RefusedBlurred) {
        m_sentence->setText(tr("The picture is not sharp enough."));
        m_tips->setText(tr("If you have another picture of the same smear, try that one, or ask staff for help."));
    } else if (m_error.code == ErrorCode::RefusedExposure) {
        m_sentence->setText(tr("The picture is too dark or too bright."));
        m_tips->setText(tr("If you have another picture of the same smear, try that one, or ask staff for help."));
    } else if (m_error.code == ErrorCode::RefusedAge) {
        // Without the years, also those that are covered: a visitor names a group of ages, and should not pick one to be let through.
        m_sentence->setText(tr("This picture cannot be checked here for a patient of this age."));
        const QString correct = QLatin1Char('\n') + tr("If you chose a wrong age, correct it; the picture stays chosen.");
        m_tips->setText(tr("Your doctor can look at the picture all the same. Ask staff for help.") +
                        (offersCorrection() ? correct : QString()));
    } else if (m_error.code == ErrorCode::RefusedTooSmall || m_error.code == ErrorCode::CarrierTooSmall) {
        m_sentence->setText(tr("The picture is too small."));
        m_tips->setText(tr("Perhaps it is only a preview. Look for the full picture, or ask staff for help."));
    } else if (pipeline::isSealedAndDamaged(m_error)) {
        m_sentence->setText(tr("A result was locked inside this picture before, but the picture was changed since then."));
        m_detail->setText(tr("Nothing was saved."));
        m_tips->setText(
            tr("Choose the file itself as you got it, or the picture from before the result was locked inside, or ask staff for help."));
    } else if (pipeline::isAlreadySealed(m_error)) {
        m_title->setText(tr("This picture is locked already"));
        m_sentence->setText(tr("A result was locked inside this picture before."));
        m_tips->setText(tr("Give it to your doctor as it is. To have another picture checked, choose that one."));
    } else if (m_error.code == ErrorCode::CarrierUnsupported) {
        m_sentence->setText(tr("Nothing can be locked inside a picture of this kind."));
        m_tips->setText(tr("If you have the same picture in another file, try that one, or ask staff for help."));
    }
}

void NoticePage::explainFile() {
    if (isUnreadablePicture(m_error.code)) {
        m_sentence->setText(tr("This file is not a picture that can be read here, or it is damaged."));
        m_tips->setText(tr("If you have the picture in another file, try that one, or ask staff for help."));
    } else if (m_error.code == base::ErrorCode::FileNotFound || m_error.code == base::ErrorCode::FileUnreadable) {
        // Nothing that a visitor plugs in brings one of the kiosk's own files back.
        const bool isPicture = !m_picture.isEmpty() && !m_error.arguments.empty() && isSameFile(m_error.arguments.front(), m_picture);
        if (!isPicture) return m_tips->setText(tr("If it happens again, please call staff."));
        m_sentence->setText(tr("The picture can no longer be read."));
        m_tips->setText(tr("Check that your stick is plugged in, and try again. If it happens again, please call staff."));
    }
}

}  // namespace intaglio::ui
