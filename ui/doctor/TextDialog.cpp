#include "ui/doctor/TextDialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/CardView.h"

namespace intaglio::ui {

TextDialog::TextDialog(const QString& title, const QString& markdown, QWidget* parent) : QDialog(parent), m_text(new CardView) {
    setObjectName(QStringLiteral("textDialog"));
    setWindowTitle(title);
    resize(760, 640);
    m_text->setObjectName(QStringLiteral("textPage"));
    m_text->setCard(markdown);
    auto* buttons = new QDialogButtonBox;
    auto* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("textClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(m_text, 1);
    column->addWidget(buttons);
}

QString TextDialog::plainText() const {
    return m_text->toPlainText();
}

QString doctorManual() {
    return QStringList{
        QCoreApplication::translate("DoctorManual", "# The workstation"),
        QCoreApplication::translate("DoctorManual", "## Open pictures"),
        QCoreApplication::translate(
            "DoctorManual",
            "Drop a picture on the window, or press **Open picture**. Drop a folder or several pictures to list them: the model looks at "
            "them in "
            "the background, and the list is sorted by its finding probability. That order helps; it does not replace looking at every "
            "picture."),
        QCoreApplication::translate("DoctorManual", "## Sealed results"),
        QCoreApplication::translate(
            "DoctorManual",
            "A sealed picture carries the result that the kiosk's model gave. To read it, unlock your key (the key button): choose your "
            ".key file "
            "and type its passphrase. Add the .pub file of each kiosk you trust, after comparing its fingerprint with the one at the "
            "kiosk. "
            "The key is locked again when you press Lock, when you close the program, or after 10 minutes without use."),
        QCoreApplication::translate(
            "DoctorManual",
            "The banner says what was proven. Only **Picture unchanged, sealed by …** shows a result: it says where the result is from, "
            "not "
            "that the patient is healthy. **Picture altered** and **Sealed result "
            "damaged** mean "
            "that the picture is not what was sealed: ask for the file itself. **Save original** writes the exact picture from before "
            "sealing."),
        QCoreApplication::translate("DoctorManual", "## Look at a picture"),
        QCoreApplication::translate(
            "DoctorManual",
            "Turn the wheel to zoom at the pointer, drag to move, drag with the right button to change window (left and right) and level "
            "(up and "
            "down). Every view edit can be undone. The corners show size, window, zoom and spacing; spacing names its source, because a "
            "detector's "
            "spacing is not a length in the body."),
        QCoreApplication::translate("DoctorManual", "## Let the model look"),
        QCoreApplication::translate(
            "DoctorManual",
            "**Run model here** uses a model on this computer. It may refuse a picture that does not look like what it was made for, and "
            "says why. "
            "The bars are calibrated probabilities; the tick is the operating point at which the decision changes. **Model card** tells "
            "what the "
            "model was made from and how good it is."),
        QCoreApplication::translate(
            "DoctorManual",
            "The heatmap shows what influenced the model, not where disease is. Its colours have one fixed scale for each model, so that "
            "two "
            "pictures can be compared."),
        QCoreApplication::translate("DoctorManual", "Not a medical device; for research and decision support."),
        QCoreApplication::translate("DoctorManual", "Press **?** for all keys."),
    }
        .join(QStringLiteral("\n\n"));
}

}  // namespace intaglio::ui
