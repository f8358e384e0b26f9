#pragma once
#include <QStringList>
#include <functional>

#include "core/base/Error.h"
#include "ui/kiosk/KioskPage.h"

namespace intaglio::ui {

class IconLabel;

/// One calm message with at most two ways on: a refusal, a problem, or the end of the visit.
class NoticePage final : public KioskPage {
    Q_OBJECT
public:
    enum class Kind { Refused, Problem, Done };
    NoticePage(Kind kind, QWidget* parent = nullptr);
    /// For Refused and Problem; `picture` is the visit's file. Where the kiosk itself is closed, there is nothing that the visitor could
    /// try.
    void setError(const base::Error& error, const QString& picture = {}, bool isKioskClosed = false);
    /// For Refused: whether the visitor may correct the age that was said. setError() takes it back.
    void setAgeCorrectable(bool isCorrectable);
    /// For Done: where the picture is now.
    void setSavedFile(const QString& path, bool removable);
    void forget();

Q_SIGNALS:
    void tryAgainRequested();
    void correctAgeRequested();
    void finishRequested();

protected:
    void retranslate() override;

private:
    [[nodiscard]] bool offersCorrection() const { return m_isAgeCorrectable && !m_isKioskClosed; }
    void retranslateError();
    /// In a visitor's words, where there are better ones than the error's own.
    void explainKey();
    void explainPicture();
    void explainFile();
    void retranslateDone();
    Kind m_kind;
    base::Error m_error{base::ErrorCode::Internal};
    QString m_picture;
    QString m_file;
    bool m_removable = false;
    bool m_isKioskClosed = false;
    bool m_isAgeCorrectable = false;
    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_detail;
    QLabel* m_tips;
    QPushButton* m_again;
    QPushButton* m_correctAge;
    QPushButton* m_finish;
};

}  // namespace intaglio::ui
