#pragma once
#include <QFrame>

#include "ui/doctor/ResultWords.h"

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// The verdict on the seal, with the facts of an intact one: by whom, when, for whom, which report.
class VerdictBanner : public QFrame {
    Q_OBJECT
public:
    explicit VerdictBanner(QWidget* parent = nullptr);
    /// `doctor`: whose key opened it.
    void show(const OpenSession& session, const QString& doctor);
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void unlockRequested();
    void trustRequested();
    void restoreRequested();

private:
    void showFacts(const pipeline::IntactResult* intact, const QString& doctor);
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_facts;
    QPushButton* m_unlock;
    QPushButton* m_trust;
    QPushButton* m_restore;
};

}  // namespace intaglio::ui
