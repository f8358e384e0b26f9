#pragma once
#include <QFrame>

#include "ui/doctor/ResultWords.h"

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// The verdict on the seal, with what is proven: by whom, when, for whom, which model, whether the picture changed and where.
class VerdictBanner : public QFrame {
    Q_OBJECT
public:
    explicit VerdictBanner(QWidget* parent = nullptr);
    /// `doctor`: whose key opened it.
    void show(const OpenSession& session, const QString& doctor, const ModelWords& models);
    [[nodiscard]] QString title() const;
    /// The seal is intact without a warning: the result comes first.
    [[nodiscard]] bool isQuiet() const { return m_isQuiet; }

Q_SIGNALS:
    void unlockRequested();
    void trustRequested();
    void restoreRequested();
    void answerRequested();
    /// The person wants to see (or no longer see) which tiles changed.
    void changesShown(bool shown);
    void survivalRequested();

private:
    void buildLayout();
    void showVerdict(const pipeline::Verdict* verdict, const QString& doctor, const ModelWords& models);
    void showFacts(const QList<QPair<QString, QString>>& facts);
    void showThumbnail(const base::Bytes& thumbnail);
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_warnings;
    QLabel* m_facts;
    QLabel* m_thumbnail;
    QPushButton* m_changes;
    QPushButton* m_answer;
    QPushButton* m_survival;
    QPushButton* m_unlock;
    QPushButton* m_trust;
    QPushButton* m_restore;
    bool m_isQuiet = false;
};

}  // namespace intaglio::ui
