<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>DoctorManual</name>
        <message>
            <source># The workstation</source>
            <translation># Der Arbeitsplatz</translation>
        </message>
        <message>
            <source>## Open pictures</source>
            <translation>## Bilder öffnen</translation>
        </message>
        <message>
            <source>Drop a picture on the window, or press **Open picture**. Drop a folder or several pictures to list them: the model looks at them in the background, and the list is sorted by its finding probability. That order helps; it does not replace looking at every picture.</source>
            <translation>Ziehen Sie ein Bild auf das Fenster oder drücken Sie **Bild öffnen**. Ziehen Sie einen Ordner oder mehrere Bilder hierher, um sie aufzulisten: Das Modell sieht sie im Hintergrund an, und die Liste ist nach der Wahrscheinlichkeit eines Befunds geordnet. Diese Reihenfolge hilft; sie ersetzt nicht den Blick auf jedes Bild.</translation>
        </message>
        <message>
            <source>## Sealed results</source>
            <translation>## Versiegelte Ergebnisse</translation>
        </message>
        <message>
            <source>A sealed picture carries the result that the kiosk's model gave. To read it, unlock your key (the key button): choose your .key file and type its passphrase. Add the .pub file of each kiosk you trust, after comparing its fingerprint with the one at the kiosk. The key is locked again when you press Lock, when you close the program, or after 10 minutes without use.</source>
            <translation>Ein versiegeltes Bild trägt das Ergebnis, das das Modell des Kiosks gab. Um es zu lesen, öffnen Sie Ihren Schlüssel (Taste mit dem Schlüssel): Wählen Sie Ihre .key-Datei und geben Sie die Passphrase ein. Fügen Sie die .pub-Datei jedes Kiosks hinzu, dem Sie vertrauen, nachdem Sie den Fingerabdruck mit dem am Kiosk verglichen haben. Der Schlüssel wird wieder gesperrt, wenn Sie Sperren drücken, das Programm schließen oder es 10 Minuten lang nicht benutzen.</translation>
        </message>
        <message>
            <source>The banner says what was proven. Only **Sealed result intact** shows a result. **Picture altered** and **Sealed result damaged** mean that the picture is not what was sealed: ask for the file itself. **Save original** writes the exact picture from before sealing.</source>
            <translation>Die Anzeige sagt, was bewiesen wurde. Nur **Versiegeltes Ergebnis unversehrt** zeigt ein Ergebnis. **Bild verändert** und **Versiegeltes Ergebnis beschädigt** bedeuten, dass das Bild nicht das versiegelte ist: Bitten Sie um die Datei selbst. **Original speichern** schreibt genau das Bild von vor dem Versiegeln.</translation>
        </message>
        <message>
            <source>## Look at a picture</source>
            <translation>## Ein Bild ansehen</translation>
        </message>
        <message>
            <source>Turn the wheel to zoom at the pointer, drag to move, drag with the right button to change window (left and right) and level (up and down). Every view edit can be undone. The corners show size, window, zoom and spacing; spacing names its source, because a detector's spacing is not a length in the body.</source>
            <translation>Drehen Sie das Rad, um am Zeiger zu vergrößern, ziehen Sie, um zu verschieben, und ziehen Sie mit der rechten Taste, um Fenster (links und rechts) und Mitte (auf und ab) zu ändern. Jede Änderung der Ansicht lässt sich zurücknehmen. Die Ecken zeigen Größe, Fenster, Vergrößerung und Abstand; der Abstand nennt seine Quelle, weil der Abstand am Detektor keine Länge im Körper ist.</translation>
        </message>
        <message>
            <source>## Let the model look</source>
            <translation>## Das Modell ansehen lassen</translation>
        </message>
        <message>
            <source>**Run model here** uses a model on this computer. It may refuse a picture that does not look like what it was made for, and says why. The bars are calibrated probabilities; the tick is the operating point at which the decision changes. **Model card** tells what the model was made from and how good it is.</source>
            <translation>**Modell hier rechnen** benutzt ein Modell auf diesem Rechner. Es kann ein Bild ablehnen, das nicht aussieht wie das, wofür es gemacht wurde, und sagt, warum. Die Balken sind kalibrierte Wahrscheinlichkeiten; der Strich ist der Arbeitspunkt, an dem sich die Entscheidung ändert. Die **Modellkarte** sagt, woraus das Modell gemacht wurde und wie gut es ist.</translation>
        </message>
        <message>
            <source>The heatmap shows what influenced the model, not where disease is. Its colours have one fixed scale for each model, so that two pictures can be compared.</source>
            <translation>Die Heatmap zeigt, was das Modell beeinflusste, nicht, wo Krankheit ist. Ihre Farben haben für jedes Modell eine feste Skala, sodass sich zwei Bilder vergleichen lassen.</translation>
        </message>
        <message>
            <source>Not a medical device; for research and decision support.</source>
            <translation>Kein Medizinprodukt; für Forschung und zur Unterstützung von Entscheidungen.</translation>
        </message>
        <message>
            <source>Press **?** for all keys.</source>
            <translation>Drücken Sie **?** für alle Tasten.</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>The file "%1" does not exist.</source>
            <translation>Die Datei „%1“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>Prüfen Sie den Namen und den Ordner.</translation>
        </message>
        <message>
            <source>The file "%1" cannot be read.</source>
            <translation>Die Datei „%1“ lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>Check that it is a normal file and that you are allowed to read it.</source>
            <translation>Prüfen Sie, ob es eine normale Datei ist und ob Sie sie lesen dürfen.</translation>
        </message>
        <message>
            <source>"%1" is a folder, not a file.</source>
            <translation>„%1“ ist ein Ordner, keine Datei.</translation>
        </message>
        <message>
            <source>Choose a single picture, or use the batch for a folder.</source>
            <translation>Wählen Sie ein einzelnes Bild, oder nutzen Sie für einen Ordner die Stapelverarbeitung.</translation>
        </message>
        <message>
            <source>The file "%1" is empty.</source>
            <translation>Die Datei „%1“ ist leer.</translation>
        </message>
        <message>
            <source>Copy it again from where it came from.</source>
            <translation>Kopieren Sie sie noch einmal von ihrem Ursprungsort.</translation>
        </message>
        <message>
            <source>The file "%1" is larger than %2 bytes.</source>
            <translation>Die Datei „%1“ ist größer als %2 Byte.</translation>
        </message>
        <message>
            <source>Files above this limit are not opened, to protect this computer's memory.</source>
            <translation>Größere Dateien werden nicht geöffnet, um den Speicher dieses Rechners zu schützen.</translation>
        </message>
        <message>
            <source>"%1" cannot be written. Nothing was changed.</source>
            <translation>„%1“ lässt sich nicht schreiben. Es wurde nichts verändert.</translation>
        </message>
        <message>
            <source>Check that the folder exists, that the name is free and that you are allowed to write there.</source>
            <translation>Prüfen Sie, ob es den Ordner gibt, ob der Name frei ist und ob Sie dort schreiben dürfen.</translation>
        </message>
        <message>
            <source>There is no space left to write "%1". Nothing was changed.</source>
            <translation>Für „%1“ ist kein Platz mehr. Es wurde nichts verändert.</translation>
        </message>
        <message>
            <source>Free some space, or choose another disk, and try again.</source>
            <translation>Schaffen Sie Platz oder wählen Sie einen anderen Datenträger, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The output "%1" is the picture itself.</source>
            <translation>Die Ausgabe „%1“ ist das Bild selbst.</translation>
        </message>
        <message>
            <source>Choose another name: the original is never overwritten.</source>
            <translation>Wählen Sie einen anderen Namen: Das Original wird nie überschrieben.</translation>
        </message>
        <message>
            <source>There is no file in "%1".</source>
            <translation>In „%1“ liegt keine Datei.</translation>
        </message>
        <message>
            <source>Choose a folder that holds pictures.</source>
            <translation>Wählen Sie einen Ordner mit Bildern.</translation>
        </message>
        <message>
            <source>The results could not be written in full.</source>
            <translation>Die Ergebnisse konnten nicht vollständig geschrieben werden.</translation>
        </message>
        <message>
            <source>Check the file or program that takes the output, and the free space of its disk.</source>
            <translation>Prüfen Sie die Datei oder das Programm, das die Ausgabe annimmt, und den freien Platz auf dem Datenträger.</translation>
        </message>
        <message>
            <source>The work was cancelled.</source>
            <translation>Die Arbeit wurde abgebrochen.</translation>
        </message>
        <message>
            <source>Nothing was changed; start it again whenever you like.</source>
            <translation>Es wurde nichts verändert; starten Sie sie jederzeit neu.</translation>
        </message>
        <message>
            <source>The value "%2" is not valid for %1.</source>
            <translation>Der Wert „%2“ ist für %1 nicht gültig.</translation>
        </message>
        <message>
            <source>Look at the help for the values that are allowed.</source>
            <translation>Die Hilfe nennt die erlaubten Werte.</translation>
        </message>
        <message>
            <source>%1 is not available in this version.</source>
            <translation>%1 ist in dieser Version nicht verfügbar.</translation>
        </message>
        <message>
            <source>The README lists what is not there yet.</source>
            <translation>Die README nennt, was noch fehlt.</translation>
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation>Dafür reicht der Arbeitsspeicher nicht.</translation>
        </message>
        <message>
            <source>Close other programs or use a smaller picture.</source>
            <translation>Schließen Sie andere Programme oder nehmen Sie ein kleineres Bild.</translation>
        </message>
        <message>
            <source>Something unexpected happened inside the program (%1).</source>
            <translation>Im Programm ist etwas Unerwartetes geschehen (%1).</translation>
        </message>
        <message>
            <source>Your files were not changed. Please report this with the log file.</source>
            <translation>Ihre Dateien wurden nicht verändert. Bitte melden Sie dies mit der Protokolldatei.</translation>
        </message>
        <message>
            <source>"%1" is not a picture that Intaglio knows.</source>
            <translation>„%1“ ist kein Bild, das Intaglio kennt.</translation>
        </message>
        <message>
            <source>Use DICOM, PNG, JPEG, TIFF or BMP.</source>
            <translation>Nehmen Sie DICOM, PNG, JPEG, TIFF oder BMP.</translation>
        </message>
        <message>
            <source>The picture (%1) ends too early: a part of it is missing.</source>
            <translation>Das Bild (%1) hört zu früh auf: Ein Teil fehlt.</translation>
        </message>
        <message>
            <source>Copy the file again; the copying was probably interrupted.</source>
            <translation>Kopieren Sie die Datei noch einmal; das Kopieren wurde wohl unterbrochen.</translation>
        </message>
        <message>
            <source>The picture (%1) is damaged: %2.</source>
            <translation>Das Bild (%1) ist beschädigt: %2.</translation>
        </message>
        <message>
            <source>Copy the file again, or export it again from the device.</source>
            <translation>Kopieren Sie die Datei noch einmal, oder exportieren Sie sie erneut vom Gerät.</translation>
        </message>
        <message>
            <source>The picture says it measures %1 x %2 pixels, which is more than is accepted.</source>
            <translation>Das Bild gibt an, %1 x %2 Pixel zu messen; das ist mehr, als angenommen wird.</translation>
        </message>
        <message>
            <source>Check the file; export it at a smaller size if it is right.</source>
            <translation>Prüfen Sie die Datei; stimmt die Größe, exportieren Sie sie kleiner.</translation>
        </message>
        <message>
            <source>This kind of picture (%1) is not supported: %2.</source>
            <translation>Diese Art von Bild (%1) wird nicht unterstützt: %2.</translation>
        </message>
        <message>
            <source>Export it again as DICOM without compression, or as PNG.</source>
            <translation>Exportieren Sie es erneut als DICOM ohne Kompression oder als PNG.</translation>
        </message>
        <message>
            <source>This file (%1) holds no picture.</source>
            <translation>Diese Datei (%1) enthält kein Bild.</translation>
        </message>
        <message>
            <source>Choose the file that holds the picture itself, not a report or an index.</source>
            <translation>Wählen Sie die Datei mit dem Bild selbst, keinen Bericht und kein Verzeichnis.</translation>
        </message>
        <message>
            <source>There is no model named "%1".</source>
            <translation>Es gibt kein Modell namens „%1“.</translation>
        </message>
        <message>
            <source>The command "intaglio models" lists the models that are installed.</source>
            <translation>Der Befehl „intaglio models“ nennt die installierten Modelle.</translation>
        </message>
        <message>
            <source>No working model is installed.</source>
            <translation>Es ist kein brauchbares Modell installiert.</translation>
        </message>
        <message>
            <source>The command "intaglio models" says what is wrong with each.</source>
            <translation>Der Befehl „intaglio models“ sagt, was jedem fehlt.</translation>
        </message>
        <message>
            <source>The model "%1" cannot be used: %2.</source>
            <translation>Das Modell „%1“ lässt sich nicht benutzen: %2.</translation>
        </message>
        <message>
            <source>Install it again from its source.</source>
            <translation>Installieren Sie es erneut aus seiner Quelle.</translation>
        </message>
        <message>
            <source>The model "%1" is not the one that was published: its digest is wrong.</source>
            <translation>Das Modell „%1“ ist nicht das veröffentlichte: Seine Prüfsumme ist falsch.</translation>
        </message>
        <message>
            <source>Do not use it. Install it again from its source.</source>
            <translation>Benutzen Sie es nicht. Installieren Sie es erneut aus seiner Quelle.</translation>
        </message>
        <message>
            <source>The model "%1" gave no usable numbers for this picture.</source>
            <translation>Das Modell „%1“ ergab für dieses Bild keine brauchbaren Zahlen.</translation>
        </message>
        <message>
            <source>No result was made. Report this together with the model's version.</source>
            <translation>Es gibt kein Ergebnis. Melden Sie dies mit der Version des Modells.</translation>
        </message>
        <message>
            <source>The part of the program that runs models could not be started (%1).</source>
            <translation>Der Programmteil, der Modelle rechnet, ließ sich nicht starten (%1).</translation>
        </message>
        <message>
            <source>Install Intaglio again; its lib folder may be incomplete.</source>
            <translation>Installieren Sie Intaglio neu; sein lib-Ordner ist vielleicht unvollständig.</translation>
        </message>
        <message>
            <source>The device "%1" is not available on this computer.</source>
            <translation>Das Gerät „%1“ gibt es auf diesem Rechner nicht.</translation>
        </message>
        <message>
            <source>Use --device cpu or --device auto.</source>
            <translation>Benutzen Sie --device cpu oder --device auto.</translation>
        </message>
        <message>
            <source>This does not look like the right kind of picture (%1).</source>
            <translation>Das sieht nicht nach der richtigen Art von Bild aus (%1).</translation>
        </message>
        <message>
            <source>Check that you chose the right file.</source>
            <translation>Prüfen Sie, ob Sie die richtige Datei gewählt haben.</translation>
        </message>
        <message>
            <source>This picture is unlike the pictures that the model "%1" knows, so it was not judged.</source>
            <translation>Dieses Bild gleicht keinem, das das Modell „%1“ kennt, und wurde darum nicht beurteilt.</translation>
        </message>
        <message>
            <source>Check that it is the right kind of picture, in focus and normally lit.</source>
            <translation>Prüfen Sie, ob es die richtige Art von Bild ist, scharf und normal belichtet.</translation>
        </message>
        <message>
            <source>The picture is too small: %1 x %2 pixels, at least %3 are needed on each side.</source>
            <translation>Das Bild ist zu klein: %1 x %2 Pixel, auf jeder Seite werden mindestens %3 gebraucht.</translation>
        </message>
        <message>
            <source>Use the original picture instead of a thumbnail.</source>
            <translation>Nehmen Sie das Originalbild statt einer Vorschau.</translation>
        </message>
        <message>
            <source>The picture is too blurred to be judged.</source>
            <translation>Das Bild ist zu unscharf, um es zu beurteilen.</translation>
        </message>
        <message>
            <source>Take it again in focus.</source>
            <translation>Nehmen Sie es scharf gestellt noch einmal auf.</translation>
        </message>
        <message>
            <source>The picture is too dark or too bright to be judged.</source>
            <translation>Das Bild ist zu dunkel oder zu hell, um es zu beurteilen.</translation>
        </message>
        <message>
            <source>Take it again with normal light.</source>
            <translation>Nehmen Sie es mit normalem Licht noch einmal auf.</translation>
        </message>
        <message>
            <source>The file says it comes from a device of type %1, which the model "%2" is not made for.</source>
            <translation>Die Datei stammt nach eigener Angabe von einem Gerät der Art %1; dafür ist das Modell „%2“ nicht gemacht.</translation>
        </message>
        <message>
            <source>Choose another model, or the right picture.</source>
            <translation>Wählen Sie ein anderes Modell oder das richtige Bild.</translation>
        </message>
        <message>
            <source>The table of labels "%1" cannot be used: %2.</source>
            <translation>Die Tabelle „%1“ mit den Klassen lässt sich nicht benutzen: %2.</translation>
        </message>
        <message>
            <source>It needs a header with at least path, label and split.</source>
            <translation>Sie braucht eine Kopfzeile mit mindestens path, label und split.</translation>
        </message>
        <message>
            <source>The table of labels has no row in the split "%1".</source>
            <translation>Die Tabelle mit den Klassen hat keine Zeile im Teil „%1“.</translation>
        </message>
        <message>
            <source>Check the name of the split.</source>
            <translation>Prüfen Sie den Namen des Teils.</translation>
        </message>
        <message>
            <source>There is no network architecture named "%1".</source>
            <translation>Es gibt keine Netzarchitektur namens „%1“.</translation>
        </message>
        <message>
            <source>The help of "intaglio train" lists the names.</source>
            <translation>Die Hilfe von „intaglio train“ nennt die Namen.</translation>
        </message>
        <message>
            <source>The model has no label "%1".</source>
            <translation>Das Modell hat keine Klasse „%1“.</translation>
        </message>
        <message>
            <source>The command "intaglio models" lists each model's labels.</source>
            <translation>Der Befehl „intaglio models“ nennt die Klassen jedes Modells.</translation>
        </message>
        <message>
            <source>The training stopped because its numbers grew without limit (%1).</source>
            <translation>Das Training brach ab, weil seine Zahlen über alle Grenzen wuchsen (%1).</translation>
        </message>
        <message>
            <source>Use a smaller learning rate.</source>
            <translation>Nehmen Sie eine kleinere Lernrate.</translation>
        </message>
        <message>
            <source>"%1" is not a usable key file: %2.</source>
            <translation>„%1“ ist keine brauchbare Schlüsseldatei: %2.</translation>
        </message>
        <message>
            <source>Choose a .key or .pub file made by Intaglio.</source>
            <translation>Wählen Sie eine .key- oder .pub-Datei von Intaglio.</translation>
        </message>
        <message>
            <source>The key "%1" cannot do this: a key with the role "%2" is needed.</source>
            <translation>Der Schlüssel „%1“ kann das nicht: Es braucht einen mit der Rolle „%2“.</translation>
        </message>
        <message>
            <source>Choose the right key; "intaglio keys show" tells a key's role.</source>
            <translation>Wählen Sie den richtigen Schlüssel; „intaglio keys show“ nennt die Rolle eines Schlüssels.</translation>
        </message>
        <message>
            <source>The key "%1" is not valid today.</source>
            <translation>Der Schlüssel „%1“ ist heute nicht gültig.</translation>
        </message>
        <message>
            <source>Check this computer's date, or ask the clinic for a new key.</source>
            <translation>Prüfen Sie das Datum dieses Rechners, oder bitten Sie die Klinik um einen neuen Schlüssel.</translation>
        </message>
        <message>
            <source>The clinic's signature on "%1" is wrong.</source>
            <translation>Die Unterschrift der Klinik auf „%1“ ist falsch.</translation>
        </message>
        <message>
            <source>Do not use this key. Ask the clinic for the file again.</source>
            <translation>Benutzen Sie diesen Schlüssel nicht. Bitten Sie die Klinik erneut um die Datei.</translation>
        </message>
        <message>
            <source>The passphrase does not open "%1".</source>
            <translation>Die Passphrase öffnet „%1“ nicht.</translation>
        </message>
        <message>
            <source>Try again; capital letters matter.</source>
            <translation>Versuchen Sie es erneut; Groß- und Kleinschreibung zählt.</translation>
        </message>
        <message>
            <source>A passphrase is needed for "%1".</source>
            <translation>Für „%1“ wird eine Passphrase gebraucht.</translation>
        </message>
        <message>
            <source>Give it with --passphrase-file, or run the command on a terminal.</source>
            <translation>Geben Sie sie mit --passphrase-file an, oder starten Sie den Befehl in einem Terminal.</translation>
        </message>
        <message>
            <source>The two passphrases differ, so no key was made.</source>
            <translation>Die beiden Passphrasen unterscheiden sich; es wurde kein Schlüssel erzeugt.</translation>
        </message>
        <message>
            <source>Type the same passphrase twice; capital letters matter.</source>
            <translation>Geben Sie zweimal dieselbe Passphrase ein; Groß- und Kleinschreibung zählt.</translation>
        </message>
        <message>
            <source>The key file "%1" asks for more computing time than is accepted.</source>
            <translation>Die Schlüsseldatei „%1“ verlangt mehr Rechenzeit, als angenommen wird.</translation>
        </message>
        <message>
            <source>It was not made by Intaglio, or was altered.</source>
            <translation>Sie stammt nicht von Intaglio oder wurde verändert.</translation>
        </message>
        <message>
            <source>The operating system gives no random numbers, so nothing can be sealed safely.</source>
            <translation>Das Betriebssystem gibt keine Zufallszahlen; so lässt sich nichts sicher versiegeln.</translation>
        </message>
        <message>
            <source>Restart this computer, then try again.</source>
            <translation>Starten Sie diesen Rechner neu, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>A key or a sealed part has a form that is not accepted (%1).</source>
            <translation>Ein Schlüssel oder ein versiegelter Teil hat eine Form, die nicht angenommen wird (%1).</translation>
        </message>
        <message>
            <source>Check that the key files are complete.</source>
            <translation>Prüfen Sie, ob die Schlüsseldateien vollständig sind.</translation>
        </message>
        <message>
            <source>The sealed part does not match its key or was altered.</source>
            <translation>Der versiegelte Teil passt nicht zu seinem Schlüssel oder wurde verändert.</translation>
        </message>
        <message>
            <source>Use the original file and the right key.</source>
            <translation>Nehmen Sie die Originaldatei und den richtigen Schlüssel.</translation>
        </message>
        <message>
            <source>A picture can be sealed for 1 to %2 doctors, not for %1.</source>
            <translation>Ein Bild lässt sich für 1 bis %2 Ärzte versiegeln, nicht für %1.</translation>
        </message>
        <message>
            <source>Name fewer doctors.</source>
            <translation>Nennen Sie weniger Ärzte.</translation>
        </message>
        <message>
            <source>The sealed result does not follow the format (%1).</source>
            <translation>Das versiegelte Ergebnis hält sich nicht an das Format (%1).</translation>
        </message>
        <message>
            <source>It may come from a newer version of Intaglio.</source>
            <translation>Es stammt vielleicht von einer neueren Version von Intaglio.</translation>
        </message>
        <message>
            <source>The result does not fit into this picture: %1 bytes are needed, %2 fit.</source>
            <translation>Das Ergebnis passt nicht in dieses Bild: %1 Byte werden gebraucht, %2 passen hinein.</translation>
        </message>
        <message>
            <source>Use the original picture at full size.</source>
            <translation>Nehmen Sie das Originalbild in voller Größe.</translation>
        </message>
        <message>
            <source>A result cannot be sealed into this kind of picture: %1.</source>
            <translation>In diese Art von Bild lässt sich kein Ergebnis versiegeln: %1.</translation>
        </message>
        <message>
            <source>Convert it to an 8-bit or 16-bit grey or RGB picture first.</source>
            <translation>Wandeln Sie es zuerst in ein Grau- oder RGB-Bild mit 8 oder 16 Bit um.</translation>
        </message>
        <message>
            <source>"%1" has the wrong ending for this output: %2 is needed.</source>
            <translation>„%1“ hat für diese Ausgabe die falsche Endung: Es braucht %2.</translation>
        </message>
        <message>
            <source>Give the output a name with that ending.</source>
            <translation>Geben Sie der Ausgabe einen Namen mit dieser Endung.</translation>
        </message>
        <message>
            <source>There is too much to seal: %1 bytes, %2 are allowed.</source>
            <translation>Es gibt zu viel zu versiegeln: %1 Byte, %2 sind erlaubt.</translation>
        </message>
        <message>
            <source>Shorten the note.</source>
            <translation>Kürzen Sie die Notiz.</translation>
        </message>
        <message>
            <source>The file "%1" is no longer the picture that was judged. Nothing was sealed.</source>
            <translation>Die Datei „%1“ ist nicht mehr das Bild, das beurteilt wurde. Es wurde nichts versiegelt.</translation>
        </message>
        <message>
            <source>Have the picture judged again.</source>
            <translation>Lassen Sie das Bild noch einmal beurteilen.</translation>
        </message>
        <message>
            <source>The sealed picture did not pass its own check (%1), so it was not saved.</source>
            <translation>Das versiegelte Bild bestand seine eigene Prüfung nicht (%1) und wurde darum nicht gespeichert.</translation>
        </message>
        <message>
            <source>Your picture was not changed. Try again; if it happens again, report it.</source>
            <translation>Ihr Bild wurde nicht verändert. Versuchen Sie es erneut; geschieht es wieder, melden Sie es.</translation>
        </message>
        <message>
            <source>"%1" holds no result: %2.</source>
            <translation>„%1“ enthält kein Ergebnis: %2.</translation>
        </message>
        <message>
            <source>Give a file as "intaglio predict --json" writes it.</source>
            <translation>Geben Sie eine Datei an, wie „intaglio predict --json“ sie schreibt.</translation>
        </message>
        <message>
            <source>This picture holds no sealed result.</source>
            <translation>Dieses Bild enthält kein versiegeltes Ergebnis.</translation>
        </message>
        <message>
            <source>It was never sealed, was saved in another way since, or belongs to another clinic.</source>
            <translation>Es wurde nie versiegelt, seither anders gespeichert oder gehört einer anderen Klinik.</translation>
        </message>
        <message>
            <source>A result was sealed in this picture, but the picture was altered since and the result is lost.</source>
            <translation>In diesem Bild war ein Ergebnis versiegelt, aber das Bild wurde seither verändert, und das Ergebnis ist verloren.</translation>
        </message>
        <message>
            <source>Ask for the file exactly as the kiosk wrote it.</source>
            <translation>Bitten Sie um die Datei genau so, wie der Kiosk sie geschrieben hat.</translation>
        </message>
        <message>
            <source>The result in this picture is sealed for another doctor.</source>
            <translation>Das Ergebnis in diesem Bild ist für jemand anderen versiegelt.</translation>
        </message>
        <message>
            <source>Use the key of the doctor whom the patient chose.</source>
            <translation>Nehmen Sie den Schlüssel der Ärztin oder des Arztes, die der Patient gewählt hat.</translation>
        </message>
        <message>
            <source>The result comes from a kiosk that you do not trust.</source>
            <translation>Das Ergebnis kommt von einem Kiosk, dem Sie nicht vertrauen.</translation>
        </message>
        <message>
            <source>Add the kiosk's .pub file if you know that it is genuine.</source>
            <translation>Fügen Sie die .pub-Datei des Kiosks hinzu, wenn Sie wissen, dass sie echt ist.</translation>
        </message>
        <message>
            <source>The signature on the sealed result is wrong. Do not rely on it.</source>
            <translation>Die Unterschrift auf dem versiegelten Ergebnis ist falsch. Verlassen Sie sich nicht darauf.</translation>
        </message>
        <message>
            <source>Ask the patient for the file exactly as the kiosk wrote it.</source>
            <translation>Bitten Sie den Patienten um die Datei genau so, wie der Kiosk sie geschrieben hat.</translation>
        </message>
        <message>
            <source>The sealed result is genuine, but it belongs to another picture, or this one was altered.</source>
            <translation>Das versiegelte Ergebnis ist echt, aber es gehört zu einem anderen Bild, oder dieses wurde verändert.</translation>
        </message>
        <message>
            <source>Do not use the result for this picture.</source>
            <translation>Benutzen Sie das Ergebnis nicht für dieses Bild.</translation>
        </message>
    </context>
    <context>
        <name>Phase</name>
        <message>
            <source>Opening the picture</source>
            <translation>Das Bild wird geöffnet</translation>
        </message>
        <message>
            <source>Checking the kind of picture</source>
            <translation>Die Art des Bildes wird geprüft</translation>
        </message>
        <message>
            <source>Looking at the picture</source>
            <translation>Das Bild wird angesehen</translation>
        </message>
        <message>
            <source>Making the heatmap</source>
            <translation>Die Heatmap entsteht</translation>
        </message>
        <message>
            <source>Sealing</source>
            <translation>Versiegeln</translation>
        </message>
        <message>
            <source>Placing the seal in the picture</source>
            <translation>Das Siegel kommt ins Bild</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Checking what was saved</source>
            <translation>Das Gespeicherte wird geprüft</translation>
        </message>
        <message>
            <source>Looking for a seal</source>
            <translation>Ein Siegel wird gesucht</translation>
        </message>
        <message>
            <source>Opening the seal</source>
            <translation>Das Siegel wird geöffnet</translation>
        </message>
        <message>
            <source>Working through the pictures</source>
            <translation>Die Bilder werden durchgegangen</translation>
        </message>
    </context>
    <context>
        <name>ResultWords</name>
        <message>
            <source>Sealed result intact</source>
            <translation>Versiegeltes Ergebnis unversehrt</translation>
        </message>
        <message>
            <source>Signature, recipient and every sample of the picture were checked.</source>
            <translation>Unterschrift, Empfänger und jeder Bildpunkt wurden geprüft.</translation>
        </message>
        <message>
            <source>Signature, recipient and every sample of the picture were checked. The result is dated in the future: ask when it was made.</source>
            <translation>Unterschrift, Empfänger und jeder Bildpunkt wurden geprüft. Das Ergebnis trägt ein Datum in der Zukunft: Fragen Sie, wann es entstand.</translation>
        </message>
        <message>
            <source>Signature, recipient and every sample of the picture were checked. The result is old: ask when it was made.</source>
            <translation>Unterschrift, Empfänger und jeder Bildpunkt wurden geprüft. Das Ergebnis ist alt: Fragen Sie, wann es entstand.</translation>
        </message>
        <message>
            <source>No sealed result</source>
            <translation>Kein versiegeltes Ergebnis</translation>
        </message>
        <message>
            <source>This picture holds no sealed result that your key can find. You can run a model on it here.</source>
            <translation>Dieses Bild enthält kein versiegeltes Ergebnis, das Ihr Schlüssel findet. Sie können hier ein Modell rechnen.</translation>
        </message>
        <message>
            <source>Sealed result damaged</source>
            <translation>Versiegeltes Ergebnis beschädigt</translation>
        </message>
        <message>
            <source>The picture was changed after sealing and the result cannot be read. Do not use it; ask for the sealed file itself.</source>
            <translation>Das Bild wurde nach dem Versiegeln verändert, und das Ergebnis ist nicht lesbar. Benutzen Sie es nicht; bitten Sie um die versiegelte Datei selbst.</translation>
        </message>
        <message>
            <source>Sealed for another doctor</source>
            <translation>Für jemand anderen versiegelt</translation>
        </message>
        <message>
            <source>This picture holds a sealed result, but your key is not among its recipients.</source>
            <translation>Dieses Bild enthält ein versiegeltes Ergebnis, aber Ihr Schlüssel ist nicht unter den Empfängern.</translation>
        </message>
        <message>
            <source>Kiosk not trusted</source>
            <translation>Kiosk nicht vertraut</translation>
        </message>
        <message>
            <source>The result was sealed by a kiosk you do not trust (%1). Compare this with the kiosk's own fingerprint before you trust it.</source>
            <translation>Das Ergebnis versiegelte ein Kiosk, dem Sie nicht vertrauen (%1). Vergleichen Sie dies mit dem Fingerabdruck des Kiosks, bevor Sie ihm vertrauen.</translation>
        </message>
        <message>
            <source>Signature wrong</source>
            <translation>Unterschrift falsch</translation>
        </message>
        <message>
            <source>The result does not come from the kiosk it names. Do not use it and report this picture.</source>
            <translation>Das Ergebnis kommt nicht von dem Kiosk, den es nennt. Benutzen Sie es nicht, und melden Sie dieses Bild.</translation>
        </message>
        <message>
            <source>Picture altered</source>
            <translation>Bild verändert</translation>
        </message>
        <message>
            <source>The sealed result is genuine, but it belongs to other pixels or another patient's data. It is not shown.</source>
            <translation>Das versiegelte Ergebnis ist echt, aber es gehört zu anderen Bildpunkten oder zu den Daten eines anderen Patienten. Es wird nicht gezeigt.</translation>
        </message>
        <message>
            <source>Key locked</source>
            <translation>Schlüssel gesperrt</translation>
        </message>
        <message>
            <source>This picture may hold a sealed result. Unlock your key.</source>
            <translation>Dieses Bild enthält vielleicht ein versiegeltes Ergebnis. Öffnen Sie Ihren Schlüssel.</translation>
        </message>
        <message>
            <source>Checking the seal</source>
            <translation>Das Siegel wird geprüft</translation>
        </message>
        <message>
            <source>Looking for a sealed result in this picture.</source>
            <translation>In diesem Bild wird ein versiegeltes Ergebnis gesucht.</translation>
        </message>
        <message>
            <source>Not a medical device; for research and decision support.</source>
            <translation>Kein Medizinprodukt; für Forschung und zur Unterstützung von Entscheidungen.</translation>
        </message>
        <message>
            <source>%1 (kiosk clock)</source>
            <translation>%1 (Uhr des Kiosks)</translation>
        </message>
        <message>
            <source>Positive</source>
            <translation>Positiv</translation>
        </message>
        <message>
            <source>Negative</source>
            <translation>Negativ</translation>
        </message>
        <message>
            <source>Indeterminate</source>
            <translation>Unbestimmt</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Grad-CAM</source>
            <translation>Grad-CAM</translation>
        </message>
        <message>
            <source>HiResCAM</source>
            <translation>HiResCAM</translation>
        </message>
        <message>
            <source>Occlusion (slow)</source>
            <translation>Verdeckung (langsam)</translation>
        </message>
        <message>
            <source>Demonstration model: not for patients</source>
            <translation>Vorführmodell: nicht für Patienten</translation>
        </message>
        <message>
            <source>Licensed for non-commercial use</source>
            <translation>Nur für nicht kommerzielle Nutzung lizenziert</translation>
        </message>
        <message>
            <source>Unsigned model package</source>
            <translation>Nicht unterschriebenes Modellpaket</translation>
        </message>
    </context>
    <context>
        <name>intaglio::gui::StartWindow</name>
        <message>
            <source>Pictures judged on this computer, results that only the doctor can open.</source>
            <translation>Bilder, auf diesem Rechner beurteilt; Ergebnisse, die nur die Ärztin oder der Arzt öffnen kann.</translation>
        </message>
        <message>
            <source>Kiosk</source>
            <translation>Kiosk</translation>
        </message>
        <message>
            <source>For patients: hand in a picture and take it home with the result locked inside.</source>
            <translation>Für Patienten: ein Bild abgeben und es mit dem eingeschlossenen Ergebnis mitnehmen.</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>Arzt</translation>
        </message>
        <message>
            <source>Open sealed pictures, see the result and the heatmap, work through a folder.</source>
            <translation>Versiegelte Bilder öffnen, Ergebnis und Heatmap sehen, einen Ordner durchgehen.</translation>
        </message>
        <message>
            <source>New here? Choose Doctor: sample pictures to try are waiting there.</source>
            <translation>Neu hier? Wählen Sie „Arzt“: Dort liegen Beispielbilder zum Ausprobieren.</translation>
        </message>
        <message>
            <source>Not a medical device. For research and decision support only.</source>
            <translation>Kein Medizinprodukt. Nur für Forschung und zur Unterstützung von Entscheidungen.</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::AnalysisSession</name>
        <message>
            <source>Running the model</source>
            <translation>Das Modell läuft</translation>
        </message>
        <message>
            <source>Drawing the heatmap</source>
            <translation>Die Heatmap wird gezeichnet</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::BatchSession</name>
        <message>
            <source>Looking through the pictures</source>
            <translation>Die Bilder werden durchgesehen</translation>
        </message>
        <message>
            <source>Writing the table</source>
            <translation>Die Tabelle wird geschrieben</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ColorBar</name>
        <message>
            <source>Colour scale from %1 to %2 %3</source>
            <translation>Farbskala von %1 bis %2 %3</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::DoctorWindow</name>
        <message>
            <source>Intaglio workstation</source>
            <translation>Intaglio Arbeitsplatz</translation>
        </message>
        <message>
            <source>Your key was locked because nobody used the program for 10 minutes.</source>
            <translation>Ihr Schlüssel wurde gesperrt, weil das Programm 10 Minuten nicht benutzt wurde.</translation>
        </message>
        <message>
            <source>The exact original was saved.</source>
            <translation>Das genaue Original wurde gespeichert.</translation>
        </message>
        <message>
            <source>The table was written.</source>
            <translation>Die Tabelle wurde geschrieben.</translation>
        </message>
        <message>
            <source>Looking for models</source>
            <translation>Modelle werden gesucht</translation>
        </message>
        <message>
            <source>%1 – Intaglio workstation</source>
            <translation>%1 – Intaglio Arbeitsplatz</translation>
        </message>
        <message>
            <source>Open pictures</source>
            <translation>Bilder öffnen</translation>
        </message>
        <message>
            <source>Open a folder of pictures</source>
            <translation>Einen Ordner mit Bildern öffnen</translation>
        </message>
        <message>
            <source>Pictures (%1)</source>
            <translation>Bilder (%1)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>-original</source>
            <translation>-original</translation>
        </message>
        <message>
            <source>DICOM (*.dcm)</source>
            <translation>DICOM (*.dcm)</translation>
        </message>
        <message>
            <source>PNG (*.png)</source>
            <translation>PNG (*.png)</translation>
        </message>
        <message>
            <source>Save the original</source>
            <translation>Das Original speichern</translation>
        </message>
        <message>
            <source>Export the table</source>
            <translation>Die Tabelle exportieren</translation>
        </message>
        <message>
            <source>CSV table (*.csv);;JSON (*.json)</source>
            <translation>CSV-Tabelle (*.csv);;JSON (*.json)</translation>
        </message>
        <message>
            <source>Manual</source>
            <translation>Handbuch</translation>
        </message>
        <message>
            <source>Model card: %1</source>
            <translation>Modellkarte: %1</translation>
        </message>
        <message>
            <source>Opening the model card</source>
            <translation>Die Modellkarte wird geöffnet</translation>
        </message>
        <message>
            <source>Open picture</source>
            <translation>Bild öffnen</translation>
        </message>
        <message>
            <source>Open one or several pictures</source>
            <translation>Ein oder mehrere Bilder öffnen</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>List a folder and let the model look at it</source>
            <translation>Einen Ordner auflisten und vom Modell ansehen lassen</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Unlock your key and choose trusted kiosks</source>
            <translation>Den eigenen Schlüssel öffnen und vertraute Kioske wählen</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Lock your key and hide sealed results</source>
            <translation>Den Schlüssel sperren und versiegelte Ergebnisse verbergen</translation>
        </message>
        <message>
            <source>Search the list</source>
            <translation>Die Liste durchsuchen</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Open the next picture of the list</source>
            <translation>Das nächste Bild der Liste öffnen</translation>
        </message>
        <message>
            <source>Picture before</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Open the picture before in the list</source>
            <translation>Das vorige Bild der Liste öffnen</translation>
        </message>
        <message>
            <source>Run model here</source>
            <translation>Modell hier rechnen</translation>
        </message>
        <message>
            <source>Let a model on this computer look at the picture</source>
            <translation>Ein Modell auf diesem Rechner das Bild ansehen lassen</translation>
        </message>
        <message>
            <source>Heatmap</source>
            <translation>Heatmap</translation>
        </message>
        <message>
            <source>Show or hide the heatmap</source>
            <translation>Die Heatmap zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Heatmap weaker</source>
            <translation>Heatmap schwächer</translation>
        </message>
        <message>
            <source>Less opacity</source>
            <translation>Weniger Deckkraft</translation>
        </message>
        <message>
            <source>Heatmap stronger</source>
            <translation>Heatmap stärker</translation>
        </message>
        <message>
            <source>More opacity</source>
            <translation>Mehr Deckkraft</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Search the DICOM tags</source>
            <translation>Die DICOM-Tags durchsuchen</translation>
        </message>
        <message>
            <source>Play frames</source>
            <translation>Bildfolge abspielen</translation>
        </message>
        <message>
            <source>Play or stop the frames</source>
            <translation>Die Bildfolge abspielen oder anhalten</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Show every key</source>
            <translation>Alle Tasten zeigen</translation>
        </message>
        <message>
            <source>Read the manual</source>
            <translation>Das Handbuch lesen</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Vorgaben</translation>
        </message>
        <message>
            <source>Windows of the file, the full range and your own</source>
            <translation>Fenster der Datei, der volle Bereich und eigene</translation>
        </message>
        <message>
            <source>Unlock key</source>
            <translation>Schlüssel öffnen</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::FindingsPanel</name>
        <message>
            <source>Run model here</source>
            <translation>Modell hier rechnen</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>DICOM tags</source>
            <translation>DICOM-Tags</translation>
        </message>
        <message>
            <source>Model to run</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Which model looks at the picture</source>
            <translation>Welches Modell das Bild ansieht</translation>
        </message>
        <message>
            <source>Suitable model</source>
            <translation>Passendes Modell</translation>
        </message>
        <message>
            <source>Let a model on this computer look at the picture (Ctrl+R)</source>
            <translation>Ein Modell auf diesem Rechner das Bild ansehen lassen (Strg+R)</translation>
        </message>
        <message>
            <source>No picture open</source>
            <translation>Kein Bild offen</translation>
        </message>
        <message>
            <source>Findings, the verdict on the seal and the heatmap appear here.</source>
            <translation>Hier erscheinen Befunde, das Urteil über das Siegel und die Heatmap.</translation>
        </message>
        <message>
            <source>Only DICOM files carry tags</source>
            <translation>Nur DICOM-Dateien haben Tags</translation>
        </message>
        <message>
            <source>Sealed result</source>
            <translation>Versiegeltes Ergebnis</translation>
        </message>
        <message>
            <source>Running …</source>
            <translation>Läuft …</translation>
        </message>
        <message>
            <source>Model on this computer</source>
            <translation>Modell auf diesem Rechner</translation>
        </message>
        <message>
            <source>The model was stopped.</source>
            <translation>Das Modell wurde angehalten.</translation>
        </message>
        <message>
            <source>Model: %1.</source>
            <translation>Modell: %1.</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::HeatmapControls</name>
        <message>
            <source>Heatmap</source>
            <translation>Heatmap</translation>
        </message>
        <message>
            <source>Opacity of the heatmap</source>
            <translation>Deckkraft der Heatmap</translation>
        </message>
        <message>
            <source>Weakest influence that is shown, in per cent of the scale</source>
            <translation>Schwächster gezeigter Einfluss in Prozent der Skala</translation>
        </message>
        <message>
            <source>The heatmap shows what influenced the model, not where disease is.</source>
            <translation>Die Heatmap zeigt, was das Modell beeinflusst hat, nicht, wo Krankheit ist.</translation>
        </message>
        <message>
            <source>Show or hide the heatmap (M)</source>
            <translation>Die Heatmap zeigen oder verbergen (M)</translation>
        </message>
        <message>
            <source>Method of the heatmap</source>
            <translation>Verfahren der Heatmap</translation>
        </message>
        <message>
            <source>Label that the heatmap explains</source>
            <translation>Klasse, die die Heatmap erklärt</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>contribution to the score (logit)</source>
            <translation>Beitrag zum Wert (Logit)</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::IdleOverlay</name>
        <message>
            <source>Are you still there?</source>
            <translation>Sind Sie noch da?</translation>
        </message>
        <message numerus="yes">
            <source>To protect your privacy, this visit is cleared in %n second(s).</source>
            <translation>
                <numerusform>Zu Ihrem Schutz wird dieser Besuch in %n Sekunde gelöscht.</numerusform>
                <numerusform>Zu Ihrem Schutz wird dieser Besuch in %n Sekunden gelöscht.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>Ich bin noch da</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Beenden</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ImageViewer</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>%1 bit colour</source>
            <translation>%1 Bit Farbe</translation>
        </message>
        <message>
            <source>%1 bit grey</source>
            <translation>%1 Bit Grau</translation>
        </message>
        <message>
            <source>%1 × %2, %3</source>
            <comment>columns, rows, kind of samples</comment>
            <translation>%1 × %2, %3</translation>
        </message>
        <message>
            <source>Window %1  Level %2</source>
            <translation>Fenster %1  Mitte %2</translation>
        </message>
        <message>
            <source>px</source>
            <comment>no spacing is known: lengths are in pixels</comment>
            <translation>px</translation>
        </message>
        <message>
            <source>%1 mm (Pixel Spacing)</source>
            <translation>%1 mm (Pixel Spacing)</translation>
        </message>
        <message>
            <source>%1 mm (Imager Pixel Spacing, at the detector)</source>
            <translation>%1 mm (Imager Pixel Spacing, am Detektor)</translation>
        </message>
        <message>
            <source>%1 mm (calibrated)</source>
            <translation>%1 mm (kalibriert)</translation>
        </message>
        <message>
            <source>%1 mm (file resolution, not calibrated)</source>
            <translation>%1 mm (Auflösung der Datei, nicht kalibriert)</translation>
        </message>
        <message>
            <source>Frame %1 of %2</source>
            <translation>Bild %1 von %2</translation>
        </message>
        <message>
            <source>Zoom %1 %</source>
            <translation>Zoom %1 %</translation>
        </message>
        <message>
            <source>x %1  y %2  value %3</source>
            <translation>x %1  y %2  Wert %3</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::JobStrip</name>
        <message>
            <source>Cancel this work</source>
            <translation>Diese Arbeit abbrechen</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::KeyDialog</name>
        <message>
            <source>Unlock</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>No kiosk is trusted yet: no sealed result can be shown.</source>
            <translation>Noch ist kein Kiosk vertraut: Kein versiegeltes Ergebnis kann gezeigt werden.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Key and trusted kiosks</source>
            <translation>Schlüssel und vertraute Kioske</translation>
        </message>
        <message>
            <source>Key file</source>
            <translation>Schlüsseldatei</translation>
        </message>
        <message>
            <source>NAME.key</source>
            <translation>NAME.key</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>The key stays in memory until you lock it, or for 10 minutes without use.</source>
            <translation>Der Schlüssel bleibt im Speicher, bis Sie ihn sperren oder 10 Minuten nichts tun.</translation>
        </message>
        <message>
            <source>Unlock your key</source>
            <translation>Eigenen Schlüssel öffnen</translation>
        </message>
        <message>
            <source>Trusted kiosks</source>
            <translation>Vertraute Kioske</translation>
        </message>
        <message>
            <source>Add kiosk …</source>
            <translation>Kiosk hinzufügen …</translation>
        </message>
        <message>
            <source>Only results sealed by these kiosks are shown. Compare the fingerprint with the one at the kiosk.</source>
            <translation>Nur Ergebnisse dieser Kioske werden gezeigt. Vergleichen Sie den Fingerabdruck mit dem am Kiosk.</translation>
        </message>
        <message>
            <source>Choose your key file</source>
            <translation>Die eigene Schlüsseldatei wählen</translation>
        </message>
        <message>
            <source>Key files (*.key)</source>
            <translation>Schlüsseldateien (*.key)</translation>
        </message>
        <message>
            <source>Choose your key file first.</source>
            <translation>Wählen Sie zuerst Ihre Schlüsseldatei.</translation>
        </message>
        <message>
            <source>Unlocking …</source>
            <translation>Wird geöffnet …</translation>
        </message>
        <message>
            <source>The key of %1 is unlocked.</source>
            <translation>Der Schlüssel von %1 ist offen.</translation>
        </message>
        <message>
            <source>Choose a kiosk's public key</source>
            <translation>Den öffentlichen Schlüssel eines Kiosks wählen</translation>
        </message>
        <message>
            <source>Public keys (*.pub)</source>
            <translation>Öffentliche Schlüssel (*.pub)</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::KeySession</name>
        <message>
            <source>Unlocking the key</source>
            <translation>Der Schlüssel wird geöffnet</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::KioskView</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>For staff</source>
            <translation>Für das Personal</translation>
        </message>
        <message>
            <source>Not a medical device. For research and decision support only.</source>
            <translation>Kein Medizinprodukt. Nur für Forschung und zur Unterstützung von Entscheidungen.</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::KioskWindow</name>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>Choose your picture</source>
            <translation>Wählen Sie Ihr Bild</translation>
        </message>
        <message>
            <source>Choose the kiosk's key file</source>
            <translation>Die Schlüsseldatei des Kiosks wählen</translation>
        </message>
        <message>
            <source>Key files</source>
            <translation>Schlüsseldateien</translation>
        </message>
        <message>
            <source>Choose the folder of the doctors</source>
            <translation>Den Ordner der Ärzte wählen</translation>
        </message>
        <message>
            <source>Choose the folder of pictures</source>
            <translation>Den Ordner mit Bildern wählen</translation>
        </message>
        <message>
            <source>Choose the folder for sealed pictures</source>
            <translation>Den Ordner für versiegelte Bilder wählen</translation>
        </message>
        <message>
            <source>Checking the picture</source>
            <translation>Das Bild wird geprüft</translation>
        </message>
        <message>
            <source>Saving the sealed picture</source>
            <translation>Das versiegelte Bild wird gespeichert</translation>
        </message>
        <message>
            <source>Looking for pictures</source>
            <translation>Bilder werden gesucht</translation>
        </message>
        <message>
            <source>Loading previews</source>
            <translation>Vorschauen werden geladen</translation>
        </message>
        <message>
            <source>Reading the doctors' keys</source>
            <translation>Die Schlüssel der Ärzte werden gelesen</translation>
        </message>
        <message>
            <source>Making the key</source>
            <translation>Der Schlüssel entsteht</translation>
        </message>
        <message>
            <source>Saving the set-up</source>
            <translation>Die Einrichtung wird gespeichert</translation>
        </message>
        <message>
            <source>Opening the key</source>
            <translation>Der Schlüssel wird geöffnet</translation>
        </message>
        <message>
            <source>Checking the PIN</source>
            <translation>Die PIN wird geprüft</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::MessageBar</name>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Please check</source>
            <translation>Bitte prüfen</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::NoticePage</name>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>The locked picture is on your USB stick. You can take the stick out now.</source>
            <translation>Das verschlossene Bild ist auf Ihrem USB-Stick. Sie können ihn jetzt abziehen.</translation>
        </message>
        <message>
            <source>The locked picture is in the clinic's folder.</source>
            <translation>Das verschlossene Bild liegt im Ordner der Klinik.</translation>
        </message>
        <message>
            <source>Give it to your doctor. Nothing about your visit stays on this screen.</source>
            <translation>Geben Sie es Ihrer Ärztin oder Ihrem Arzt. Nichts von Ihrem Besuch bleibt auf diesem Bildschirm.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Choose another picture</source>
            <translation>Ein anderes Bild wählen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Your picture was not changed.</source>
            <translation>Ihr Bild wurde nicht verändert.</translation>
        </message>
        <message>
            <source>That did not work</source>
            <translation>Das hat nicht geklappt</translation>
        </message>
        <message>
            <source>We cannot check this picture</source>
            <translation>Wir können dieses Bild nicht prüfen</translation>
        </message>
        <message>
            <source>If it happens again, please call staff.</source>
            <translation>Geschieht es wieder, rufen Sie bitte das Personal.</translation>
        </message>
        <message>
            <source>This does not look like a blood smear picture.</source>
            <translation>Das sieht nicht nach dem Bild eines Blutausstrichs aus.</translation>
        </message>
        <message>
            <source>Perhaps it is another file on your stick. Look for the picture from the microscope, or ask staff for help.</source>
            <translation>Vielleicht ist es eine andere Datei auf Ihrem Stick. Suchen Sie das Bild vom Mikroskop, oder bitten Sie das Personal um Hilfe.</translation>
        </message>
        <message>
            <source>The picture is not sharp enough.</source>
            <translation>Das Bild ist nicht scharf genug.</translation>
        </message>
        <message>
            <source>If you have another picture of the same smear, try that one, or ask staff for help.</source>
            <translation>Haben Sie ein anderes Bild desselben Ausstrichs, nehmen Sie dieses, oder bitten Sie das Personal um Hilfe.</translation>
        </message>
        <message>
            <source>The picture is too dark or too bright.</source>
            <translation>Das Bild ist zu dunkel oder zu hell.</translation>
        </message>
        <message>
            <source>The picture is too small.</source>
            <translation>Das Bild ist zu klein.</translation>
        </message>
        <message>
            <source>Perhaps it is only a preview. Look for the full picture, or ask staff for help.</source>
            <translation>Vielleicht ist es nur eine Vorschau. Suchen Sie das volle Bild, oder bitten Sie das Personal um Hilfe.</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::OpenSession</name>
        <message>
            <source>Reading %1</source>
            <translation>%1 wird gelesen</translation>
        </message>
        <message>
            <source>Looking for a sealed result</source>
            <translation>Ein versiegeltes Ergebnis wird gesucht</translation>
        </message>
        <message>
            <source>Saving the original</source>
            <translation>Das Original wird gespeichert</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::PicturePage</name>
        <message>
            <source>Choose your picture</source>
            <translation>Wählen Sie Ihr Bild</translation>
        </message>
        <message>
            <source>Your picture is never changed. It stays on this computer and on your stick.</source>
            <translation>Ihr Bild wird nie verändert. Es bleibt auf diesem Rechner und auf Ihrem Stick.</translation>
        </message>
        <message>
            <source>My picture is not shown here</source>
            <translation>Mein Bild ist nicht dabei</translation>
        </message>
        <message>
            <source>Plug in your USB stick</source>
            <translation>Stecken Sie Ihren USB-Stick ein</translation>
        </message>
        <message>
            <source>Your pictures appear here after a few seconds. You can also drop a picture here.</source>
            <translation>Nach einigen Sekunden erscheinen hier Ihre Bilder. Sie können ein Bild auch hierher ziehen.</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Eine Datei wählen</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ProbabilityBars</name>
        <message>
            <source>Operating point: %1</source>
            <translation>Arbeitspunkt: %1</translation>
        </message>
        <message>
            <source>Probabilities</source>
            <translation>Wahrscheinlichkeiten</translation>
        </message>
        <message>
            <source>The tick marks the operating point: %1</source>
            <translation>Der Strich markiert den Arbeitspunkt: %1</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ProgressPage</name>
        <message>
            <source>We are checking your picture</source>
            <translation>Wir prüfen Ihr Bild</translation>
        </message>
        <message>
            <source>This takes a few seconds. You need not do anything.</source>
            <translation>Das dauert einige Sekunden. Sie müssen nichts tun.</translation>
        </message>
        <message>
            <source>Stop checking</source>
            <translation>Prüfung anhalten</translation>
        </message>
        <message>
            <source>We are saving your picture</source>
            <translation>Wir speichern Ihr Bild</translation>
        </message>
        <message>
            <source>Please leave your stick plugged in.</source>
            <translation>Bitte lassen Sie Ihren Stick eingesteckt.</translation>
        </message>
        <message>
            <source>Stop saving</source>
            <translation>Speichern anhalten</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ReadyPage</name>
        <message>
            <source>No doctor is set up here. Please call staff.</source>
            <translation>Hier ist noch keine Ärztin und kein Arzt eingerichtet. Bitte rufen Sie das Personal.</translation>
        </message>
        <message>
            <source>Your doctor</source>
            <translation>Ihre Ärztin oder Ihr Arzt</translation>
        </message>
        <message>
            <source>Which doctor may open it?</source>
            <translation>Wer darf es öffnen?</translation>
        </message>
        <message>
            <source>It is saved on your USB stick, beside your own picture.</source>
            <translation>Es wird auf Ihrem USB-Stick neben Ihrem eigenen Bild gespeichert.</translation>
        </message>
        <message>
            <source>It is saved in the clinic's folder for your doctor.</source>
            <translation>Es wird im Ordner der Klinik für Ihre Ärztin oder Ihren Arzt gespeichert.</translation>
        </message>
        <message>
            <source>Your picture is ready</source>
            <translation>Ihr Bild ist bereit</translation>
        </message>
        <message>
            <source>The check is finished. What it says is locked inside the picture: neither you nor this kiosk can read it. Your doctor opens it and explains it to you.</source>
            <translation>Die Prüfung ist fertig. Was sie sagt, wird im Bild verschlossen: Weder Sie noch dieser Kiosk können es lesen. Ihre Ärztin oder Ihr Arzt öffnet es und erklärt es Ihnen.</translation>
        </message>
        <message>
            <source>Lock and save</source>
            <translation>Verschließen und speichern</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ResultView</name>
        <message>
            <source>Model card</source>
            <translation>Modellkarte</translation>
        </message>
        <message>
            <source>What the model was made from, how good it is, and what it must not be used for</source>
            <translation>Woraus das Modell entstand, wie gut es ist und wofür man es nicht benutzen darf</translation>
        </message>
        <message>
            <source>Most probable: %1 (%2)</source>
            <translation>Am wahrscheinlichsten: %1 (%2)</translation>
        </message>
        <message>
            <source>%1 at the operating point "%2" (%3)</source>
            <translation>%1 am Arbeitspunkt „%2“ (%3)</translation>
        </message>
        <message>
            <source>%1: finding %2 against the operating point "%3" at %4</source>
            <translation>%1: Befund %2 gegenüber dem Arbeitspunkt „%3“ bei %4</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Befund</translation>
        </message>
        <message>
            <source>Note: %1</source>
            <translation>Notiz: %1</translation>
        </message>
        <message>
            <source>%1, version %2</source>
            <translation>%1, Version %2</translation>
        </message>
        <message>
            <source>SHA-256 of the model: %1</source>
            <translation>SHA-256 des Modells: %1</translation>
        </message>
        <message>
            <source>This model is not installed on this computer</source>
            <translation>Dieses Modell ist auf diesem Rechner nicht installiert</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::SetupPage</name>
        <message>
            <source>The kiosk's key was made: %1</source>
            <translation>Der Schlüssel des Kiosks ist fertig: %1</translation>
        </message>
        <message>
            <source>Keep its passphrase safe. Copy the .pub file beside it to each doctor's workstation.</source>
            <translation>Verwahren Sie die Passphrase sicher. Kopieren Sie die .pub-Datei daneben auf jeden Arbeitsplatz der Ärzte.</translation>
        </message>
        <message>
            <source>The key needs a name.</source>
            <translation>Der Schlüssel braucht einen Namen.</translation>
        </message>
        <message>
            <source>For example "kiosk-entrance".</source>
            <translation>Zum Beispiel „kiosk-eingang“.</translation>
        </message>
        <message>
            <source>The passphrase is too short.</source>
            <translation>Die Passphrase ist zu kurz.</translation>
        </message>
        <message>
            <source>Use at least eight characters; four words are good.</source>
            <translation>Nehmen Sie mindestens acht Zeichen; vier Wörter sind gut.</translation>
        </message>
        <message>
            <source>The two passphrases differ.</source>
            <translation>Die beiden Passphrasen sind verschieden.</translation>
        </message>
        <message>
            <source>Type the same passphrase twice.</source>
            <translation>Geben Sie zweimal dieselbe Passphrase ein.</translation>
        </message>
        <message>
            <source>The kiosk has no key yet.</source>
            <translation>Der Kiosk hat noch keinen Schlüssel.</translation>
        </message>
        <message>
            <source>Choose a key file or make a new key.</source>
            <translation>Wählen Sie eine Schlüsseldatei, oder machen Sie einen neuen Schlüssel.</translation>
        </message>
        <message>
            <source>There is no doctor to seal pictures for.</source>
            <translation>Es gibt niemanden, für den Bilder versiegelt werden können.</translation>
        </message>
        <message>
            <source>Choose a folder that holds the .pub file of each doctor.</source>
            <translation>Wählen Sie einen Ordner mit der .pub-Datei jeder Ärztin und jedes Arztes.</translation>
        </message>
        <message>
            <source>The folder for sealed pictures is missing.</source>
            <translation>Der Ordner für versiegelte Bilder fehlt.</translation>
        </message>
        <message>
            <source>Choose a folder that the doctors can reach.</source>
            <translation>Wählen Sie einen Ordner, den die Ärzte erreichen.</translation>
        </message>
        <message>
            <source>The two PINs differ.</source>
            <translation>Die beiden PINs sind verschieden.</translation>
        </message>
        <message>
            <source>Type the same PIN twice.</source>
            <translation>Geben Sie zweimal dieselbe PIN ein.</translation>
        </message>
        <message>
            <source>The staff PIN is missing or too short.</source>
            <translation>Die PIN des Personals fehlt oder ist zu kurz.</translation>
        </message>
        <message>
            <source>Use 4 to 12 digits.</source>
            <translation>Nehmen Sie 4 bis 12 Ziffern.</translation>
        </message>
        <message>
            <source>Not chosen yet</source>
            <translation>Noch nicht gewählt</translation>
        </message>
        <message numerus="yes">
            <source>%n doctor(s)</source>
            <translation>
                <numerusform>%n Ärztin oder Arzt</numerusform>
                <numerusform>%n Ärztinnen und Ärzte</numerusform>
            </translation>
        </message>
        <message>
            <source>Making the key ...</source>
            <translation>Der Schlüssel entsteht ...</translation>
        </message>
        <message>
            <source>Make the key</source>
            <translation>Schlüssel machen</translation>
        </message>
        <message>
            <source>New PIN (empty: keep it)</source>
            <translation>Neue PIN (leer: behalten)</translation>
        </message>
        <message>
            <source>PIN, 4 to 12 digits</source>
            <translation>PIN, 4 bis 12 Ziffern</translation>
        </message>
        <message>
            <source>Set up this kiosk</source>
            <translation>Diesen Kiosk einrichten</translation>
        </message>
        <message>
            <source>For staff. Patients never see this page.</source>
            <translation>Für das Personal. Patienten sehen diese Seite nie.</translation>
        </message>
        <message>
            <source>1. The kiosk's key</source>
            <translation>1. Der Schlüssel des Kiosks</translation>
        </message>
        <message>
            <source>Signs every sealed picture, so that doctors know where it came from. It cannot open them.</source>
            <translation>Unterschreibt jedes versiegelte Bild, damit Ärzte wissen, woher es kommt. Öffnen kann er sie nicht.</translation>
        </message>
        <message>
            <source>2. The doctors</source>
            <translation>2. Die Ärztinnen und Ärzte</translation>
        </message>
        <message>
            <source>A folder with the .pub file of each doctor. Only they can open the sealed pictures.</source>
            <translation>Ein Ordner mit der .pub-Datei jeder Ärztin und jedes Arztes. Nur sie können die versiegelten Bilder öffnen.</translation>
        </message>
        <message>
            <source>3. Sealed pictures</source>
            <translation>3. Versiegelte Bilder</translation>
        </message>
        <message>
            <source>Where they are saved when the picture did not come from a USB stick.</source>
            <translation>Wohin sie kommen, wenn das Bild nicht von einem USB-Stick stammt.</translation>
        </message>
        <message>
            <source>4. Pictures to choose from (if you like)</source>
            <translation>4. Bilder zur Auswahl (wenn Sie mögen)</translation>
        </message>
        <message>
            <source>A folder that a microscope's camera saves into. USB sticks are always shown.</source>
            <translation>Ein Ordner, in den die Kamera eines Mikroskops speichert. USB-Sticks werden immer gezeigt.</translation>
        </message>
        <message>
            <source>5. The staff PIN</source>
            <translation>5. Die PIN des Personals</translation>
        </message>
        <message>
            <source>Needed to leave the kiosk or to change these settings.</source>
            <translation>Nötig, um den Kiosk zu verlassen oder diese Einstellungen zu ändern.</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Choose the kiosk's key file</source>
            <translation>Die Schlüsseldatei des Kiosks wählen</translation>
        </message>
        <message>
            <source>Choose the folder of the doctors</source>
            <translation>Den Ordner der Ärzte wählen</translation>
        </message>
        <message>
            <source>Choose the folder of pictures</source>
            <translation>Den Ordner mit Bildern wählen</translation>
        </message>
        <message>
            <source>Choose the folder for sealed pictures</source>
            <translation>Den Ordner für versiegelte Bilder wählen</translation>
        </message>
        <message>
            <source>No key yet? Make one</source>
            <translation>Noch kein Schlüssel? Einen machen</translation>
        </message>
        <message>
            <source>Name of this kiosk</source>
            <translation>Name dieses Kiosks</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Passphrase again</source>
            <translation>Passphrase noch einmal</translation>
        </message>
        <message>
            <source>PIN again</source>
            <translation>PIN noch einmal</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Verlassen</translation>
        </message>
        <message>
            <source>Save and start</source>
            <translation>Speichern und starten</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ShortcutSheet</name>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Mouse and arrows</source>
            <translation>Maus und Pfeile</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>Rad</translation>
        </message>
        <message>
            <source>Zoom at the pointer</source>
            <translation>Am Zeiger zoomen</translation>
        </message>
        <message>
            <source>Right drag</source>
            <translation>Rechts ziehen</translation>
        </message>
        <message>
            <source>Window and level</source>
            <translation>Fenster und Mitte</translation>
        </message>
        <message>
            <source>Middle drag</source>
            <translation>Mittlere Taste ziehen</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Double click</source>
            <translation>Doppelklick</translation>
        </message>
        <message>
            <source>Fit or 1:1</source>
            <translation>Einpassen oder 1:1</translation>
        </message>
        <message>
            <source>Arrows</source>
            <translation>Pfeile</translation>
        </message>
        <message>
            <source>Ctrl + arrows</source>
            <translation>Strg + Pfeile</translation>
        </message>
        <message>
            <source>Page Up, Page Down</source>
            <translation>Bild auf, Bild ab</translation>
        </message>
        <message>
            <source>Frame before, frame after</source>
            <translation>Voriges, nächstes Bild der Folge</translation>
        </message>
        <message>
            <source>Ctrl + wheel</source>
            <translation>Strg + Rad</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Bildfolge</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::StaffPage</name>
        <message>
            <source>This PIN is not right.</source>
            <translation>Diese PIN stimmt nicht.</translation>
        </message>
        <message>
            <source>Try again. After five wrong PINs there is a pause of one minute.</source>
            <translation>Versuchen Sie es erneut. Nach fünf falschen PINs folgt eine Pause von einer Minute.</translation>
        </message>
        <message>
            <source>Too many wrong PINs.</source>
            <translation>Zu viele falsche PINs.</translation>
        </message>
        <message>
            <source>Wait a minute and try again.</source>
            <translation>Warten Sie eine Minute, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Staff: enter the PIN</source>
            <translation>Personal: PIN eingeben</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Erase the last digit</source>
            <translation>Die letzte Ziffer löschen</translation>
        </message>
        <message>
            <source>Confirm the PIN</source>
            <translation>Die PIN bestätigen</translation>
        </message>
        <message>
            <source>Change the set-up</source>
            <translation>Einrichtung ändern</translation>
        </message>
        <message>
            <source>Leave the kiosk</source>
            <translation>Den Kiosk verlassen</translation>
        </message>
        <message>
            <source>Back to the kiosk</source>
            <translation>Zurück zum Kiosk</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::StepHeader</name>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Schritt %1 von %2: %3</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::StudyDelegate</name>
        <message>
            <source>Not looked at yet</source>
            <translation>Noch nicht angesehen</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Refused: open it to see why</source>
            <translation>Abgelehnt: öffnen, um den Grund zu sehen</translation>
        </message>
        <message>
            <source>Not readable: open it to see why</source>
            <translation>Nicht lesbar: öffnen, um den Grund zu sehen</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::StudyPanel</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Export table …</source>
            <translation>Tabelle exportieren …</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search in names and findings</source>
            <translation>In Namen und Befunden suchen</translation>
        </message>
        <message>
            <source>Search in names and findings (Ctrl+F)</source>
            <translation>In Namen und Befunden suchen (Strg+F)</translation>
        </message>
        <message>
            <source>Which pictures are listed</source>
            <translation>Welche Bilder aufgelistet sind</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Unread</source>
            <translation>Ungelesen</translation>
        </message>
        <message>
            <source>Positive</source>
            <translation>Positiv</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Order of the list</source>
            <translation>Reihenfolge der Liste</translation>
        </message>
        <message>
            <source>By urgency</source>
            <translation>Nach Dringlichkeit</translation>
        </message>
        <message>
            <source>By arrival</source>
            <translation>Nach Eingang</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Nach Name</translation>
        </message>
        <message>
            <source>AI-prioritised: sorted by the model's finding probability. Look at every picture.</source>
            <translation>KI-priorisiert: nach der Befundwahrscheinlichkeit des Modells sortiert. Sehen Sie jedes Bild an.</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Drop a folder or several pictures here. The model looks at them in the background.</source>
            <translation>Ziehen Sie einen Ordner oder mehrere Bilder hierher. Das Modell sieht sie im Hintergrund an.</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Write the results as a CSV or JSON table</source>
            <translation>Die Ergebnisse als CSV- oder JSON-Tabelle schreiben</translation>
        </message>
        <message>
            <source>Listing pictures</source>
            <translation>Bilder werden aufgelistet</translation>
        </message>
        <message>
            <source>%1 of %2 looked at</source>
            <translation>%1 von %2 angesehen</translation>
        </message>
        <message numerus="yes">
            <source>%n unread</source>
            <translation>
                <numerusform>%n ungelesen</numerusform>
                <numerusform>%n ungelesen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::TagList</name>
        <message>
            <source>Search tags</source>
            <translation>Tags suchen</translation>
        </message>
        <message>
            <source>Search in number, name and value of the tags</source>
            <translation>In Nummer, Name und Wert der Tags suchen</translation>
        </message>
        <message>
            <source>DICOM tags</source>
            <translation>DICOM-Tags</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::TextDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::UnlockPage</name>
        <message>
            <source>Start the kiosk</source>
            <translation>Den Kiosk starten</translation>
        </message>
        <message>
            <source>For staff: type the passphrase of the kiosk's key. It is asked for once after each start.</source>
            <translation>Für das Personal: Geben Sie die Passphrase des Kiosk-Schlüssels ein. Sie wird nach jedem Start einmal verlangt.</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Opening the key ...</source>
            <translation>Der Schlüssel wird geöffnet ...</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Change the set-up</source>
            <translation>Einrichtung ändern</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Verlassen</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::VerdictBanner</name>
        <message>
            <source>Unlock key …</source>
            <translation>Schlüssel öffnen …</translation>
        </message>
        <message>
            <source>Trust a kiosk …</source>
            <translation>Kiosk vertrauen …</translation>
        </message>
        <message>
            <source>Save original …</source>
            <translation>Original speichern …</translation>
        </message>
        <message>
            <source>Write the exact picture from before sealing</source>
            <translation>Das genaue Bild von vor dem Versiegeln schreiben</translation>
        </message>
        <message>
            <source>Sealed by</source>
            <translation>Versiegelt von</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Für</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>no. %1</source>
            <translation>Nr. %1</translation>
        </message>
        <message>
            <source>Kiosk fingerprint: %1
Report: %2</source>
            <translation>Fingerabdruck des Kiosks: %1
Bericht: %2</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ViewerActions</name>
        <message>
            <source>Window presets</source>
            <translation>Fenster-Voreinstellungen</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Drag moves the picture</source>
            <translation>Ziehen verschiebt das Bild</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Drag changes window and level</source>
            <translation>Ziehen ändert Fenster und Mitte</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>Drag up and down zooms</source>
            <translation>Auf und ab ziehen zoomt</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Whole picture in the window</source>
            <translation>Das ganze Bild im Fenster</translation>
        </message>
        <message>
            <source>1:1</source>
            <translation>1:1</translation>
        </message>
        <message>
            <source>One sample on one pixel of the screen</source>
            <translation>Ein Bildpunkt auf einem Pixel des Bildschirms</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Turn right by 90°</source>
            <translation>Um 90° nach rechts drehen</translation>
        </message>
        <message>
            <source>Turn left</source>
            <translation>Links drehen</translation>
        </message>
        <message>
            <source>Turn left by 90°</source>
            <translation>Um 90° nach links drehen</translation>
        </message>
        <message>
            <source>Flip</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Exchange left and right</source>
            <translation>Links und rechts vertauschen</translation>
        </message>
        <message>
            <source>Flip upside down</source>
            <translation>Auf den Kopf spiegeln</translation>
        </message>
        <message>
            <source>Exchange top and bottom</source>
            <translation>Oben und unten vertauschen</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>Umkehren</translation>
        </message>
        <message>
            <source>Exchange black and white</source>
            <translation>Schwarz und Weiß vertauschen</translation>
        </message>
        <message>
            <source>Smooth scaling</source>
            <translation>Weiche Skalierung</translation>
        </message>
        <message>
            <source>Interpolate between samples, or show each as a sharp square</source>
            <translation>Zwischen Bildpunkten interpolieren oder jeden als scharfes Quadrat zeigen</translation>
        </message>
        <message>
            <source>Corner texts</source>
            <translation>Eckentexte</translation>
        </message>
        <message>
            <source>Show size, window, zoom and spacing</source>
            <translation>Größe, Fenster, Zoom und Abstand zeigen</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Back to how the picture was opened</source>
            <translation>Zurück zum Zustand beim Öffnen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Undo the last change of the view</source>
            <translation>Die letzte Änderung der Ansicht zurücknehmen</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Redo the change of the view</source>
            <translation>Die Änderung der Ansicht wiederholen</translation>
        </message>
        <message>
            <source>As the file says</source>
            <translation>Wie die Datei sagt</translation>
        </message>
        <message>
            <source>Window of the file</source>
            <translation>Fenster der Datei</translation>
        </message>
        <message>
            <source>Full range</source>
            <translation>Voller Bereich</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>Remember this window</source>
            <translation>Dieses Fenster merken</translation>
        </message>
        <message>
            <source>Forget the last remembered window</source>
            <translation>Das zuletzt gemerkte Fenster vergessen</translation>
        </message>
        <message>
            <source>Preset %1</source>
            <translation>Voreinstellung %1</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::ViewerPanel</name>
        <message>
            <source>Reading the picture …</source>
            <translation>Das Bild wird gelesen …</translation>
        </message>
        <message>
            <source>Try the sample pictures</source>
            <translation>Beispielbilder ausprobieren</translation>
        </message>
        <message>
            <source>Drop a picture or a folder here</source>
            <translation>Ziehen Sie ein Bild oder einen Ordner hierher</translation>
        </message>
        <message>
            <source>PNG, JPEG, TIFF, BMP or DICOM; sealed or plain. Nothing leaves this computer.</source>
            <translation>PNG, JPEG, TIFF, BMP oder DICOM; versiegelt oder nicht. Nichts verlässt diesen Rechner.</translation>
        </message>
        <message>
            <source>Open picture</source>
            <translation>Bild öffnen</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Frame (Page Up, Page Down, Ctrl and wheel)</source>
            <translation>Bild (Bild auf, Bild ab, Strg und Rad)</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Play or stop the frames (K)</source>
            <translation>Die Bildfolge abspielen oder anhalten (K)</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::WelcomePage</name>
        <message>
            <source>Have your picture looked at</source>
            <translation>Lassen Sie Ihr Bild ansehen</translation>
        </message>
        <message>
            <source>Bring your blood smear picture on a USB stick. We check it and lock the result inside it. Only your doctor can open it and will talk about it with you. Touch your language to begin.</source>
            <translation>Bringen Sie das Bild Ihres Blutausstrichs auf einem USB-Stick mit. Wir prüfen es und schließen das Ergebnis darin ein. Nur Ihre Ärztin oder Ihr Arzt kann es öffnen und spricht mit Ihnen darüber. Berühren Sie Ihre Sprache, um zu beginnen.</translation>
        </message>
    </context>
</TS>
