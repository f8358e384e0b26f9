#pragma once
#include <QObject>
#include <QPointer>

#include "ui/presenters/StudyPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

/// What a doctor gives away of the open picture: an answer sealed into it, or an encrypted copy for colleagues.
/// Work runs on worker threads; one signal follows each request. User-interface thread.
class ShareSession : public QObject {
    Q_OBJECT
public:
    ShareSession(StudyPorts ports, JobBridge& bridge, QObject* parent = nullptr);

    /// Somebody's .pub file and what people compare.
    struct Person {
        crypto::PublicIdentity identity;
        QString name;
        QString fingerprint;
        bool isVouchedFor = false;  ///< this computer's clinic signed the key
    };
    /// KeyFileInvalid and the like; KeyWrongRole for a key that can read nothing: a kiosk's or a clinic's; KeyExpired, KeyRevoked.
    [[nodiscard]] base::Result<Person> readPerson(const std::filesystem::path& publicFile) const;

    void sealAnswer(StudyPorts::AnswerRequest request);
    void exportCopy(const StudyPorts::PictureFile& file, std::vector<crypto::PublicIdentity> colleagues,
                    const std::filesystem::path& output);
    /// Asks running work to stop; failed() follows, unless it is done already.
    void cancel();

Q_SIGNALS:
    void answered(const QString& output);
    void copied(const QString& output);
    void failed(const intaglio::base::Error& error);

private:
    StudyPorts m_ports;
    JobBridge& m_bridge;
    QPointer<Job> m_job;
};

}  // namespace intaglio::ui
