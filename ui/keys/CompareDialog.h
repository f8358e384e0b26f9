#pragma once
#include <QDialog>

#include "ui/presenters/KeyPorts.h"

namespace intaglio::ui {

/// Asks people to compare a key's ten words with the sheet or with its holder on the telephone. Accepted: they match.
class CompareDialog : public QDialog {
    Q_OBJECT
public:
    CompareDialog(const KeyFacts& facts, QWidget* parent = nullptr);
    [[nodiscard]] const crypto::PublicIdentity& identity() const { return m_facts.identity; }

private:
    KeyFacts m_facts;
};

}  // namespace intaglio::ui
