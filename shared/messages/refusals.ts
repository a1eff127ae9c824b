import type { Refusal } from '../domain/documents/refusal.ts';
import type { LocalizedText } from '../domain/text.ts';

const text = (en: string, es: string): LocalizedText => ({ en, es });

/** Why a file was not taken, and what to do: on pages and in mails. */
export const refusalTexts: Readonly<Record<Refusal, LocalizedText>> = {
  empty: text(
    'The file is empty. Open it on your device to see that it holds something, then send it again.',
    'El archivo está vacío. Ábralo en su dispositivo para ver si contiene algo y envíelo de nuevo.',
  ),
  'too-large': text(
    'The file is too large. Scan it in black and white or at a lower quality, or split it into several files.',
    'El archivo es demasiado grande. Escanéelo en blanco y negro o con menos calidad, o divídalo en varios archivos.',
  ),
  'too-many-pixels': text(
    'The picture is too large. Take the photo again with a smaller size, or take a screenshot of it.',
    'La imagen es demasiado grande. Tome la foto otra vez con un tamaño menor, o haga una captura de pantalla.',
  ),
  'not-accepted': text(
    'We do not take this kind of file here. Save it as one of the kinds that the page names, then send it again.',
    'Aquí no aceptamos este tipo de archivo. Guárdelo como uno de los tipos que indica la página y envíelo de nuevo.',
  ),
  'wrong-extension': text(
    'The ending of the file’s name does not fit what is in it. Open the file, save it again as a PDF or a photo, and send that.',
    'La terminación del nombre no corresponde al contenido. Abra el archivo, guárdelo otra vez como PDF o foto y envíe ese.',
  ),
  'wrong-kind': text(
    'The file is of another kind than you chose. Send it again and choose its kind.',
    'El archivo es de otro tipo que el que eligió. Envíelo de nuevo y elija su tipo.',
  ),
  'wrong-content': text(
    'The file is not what its name says. Open it on your device, save it as a PDF or a photo, and send that.',
    'El archivo no es lo que dice su nombre. Ábralo en su dispositivo, guárdelo como PDF o foto y envíe ese.',
  ),
  damaged: text(
    'The file is damaged or not complete. Save or scan it again, then send the new file.',
    'El archivo está dañado o incompleto. Guárdelo o escanéelo otra vez y envíe el archivo nuevo.',
  ),
  polyglot: text(
    'The file holds more than the document itself. Print it to PDF, or take a screenshot of it, and send that.',
    'El archivo contiene algo más que el documento. Imprímalo en PDF, o haga una captura de pantalla, y envíe eso.',
  ),
  'pdf-encrypted': text(
    'The PDF has a password or is locked. Save a copy without a password, or print it to PDF, and send that.',
    'El PDF tiene contraseña o está bloqueado. Guarde una copia sin contraseña, o imprímalo en PDF, y envíe eso.',
  ),
  'pdf-active': text(
    'The PDF holds a form or a script that runs by itself. Print it to PDF and send the copy.',
    'El PDF contiene un formulario o un programa que se ejecuta solo. Imprímalo en PDF y envíe la copia.',
  ),
  'pdf-embedded': text(
    'The PDF holds other files. Print it to PDF and send the copy; send the other files one by one.',
    'El PDF contiene otros archivos. Imprímalo en PDF y envíe la copia; envíe los otros archivos uno por uno.',
  ),
  'old-word': text(
    'This is an old Word file or one with a password. Save it as PDF, or as .docx without a password, and send that.',
    'Es un archivo antiguo de Word o tiene contraseña. Guárdelo como PDF, o como .docx sin contraseña, y envíe ese.',
  ),
  'other-zip': text(
    'This is not a Word document. Open it, save it as PDF or as a Word document (.docx), and send that.',
    'No es un documento de Word. Ábralo, guárdelo como PDF o como documento de Word (.docx) y envíe ese.',
  ),
  macros: text(
    'The Word file holds macros, which are small programs. Save it as PDF and send that.',
    'El archivo de Word contiene macros, que son pequeños programas. Guárdelo como PDF y envíe ese.',
  ),
  'docx-embedded': text(
    'The Word file holds or fetches other files. Save it as PDF and send that.',
    'El archivo de Word contiene o descarga otros archivos. Guárdelo como PDF y envíe ese.',
  ),
  'docx-encrypted': text(
    'The Word file has a password. Save it as PDF without a password and send that.',
    'El archivo de Word tiene contraseña. Guárdelo como PDF sin contraseña y envíe ese.',
  ),
  'zip-bomb': text(
    'The file unpacks to far more than its size. Print it to PDF and send that.',
    'Al abrirse, el archivo ocupa mucho más que su tamaño. Imprímalo en PDF y envíe ese.',
  ),
  malware: text(
    'We found a virus in the file. Do not open it. Check your device with a virus scanner, make the file anew on a clean device, and send that.',
    'Encontramos un virus en el archivo. No lo abra. Revise su dispositivo con un antivirus, haga el archivo de nuevo en un dispositivo limpio y envíe ese.',
  ),
  'not-checked': text(
    'We could not check the file. Nothing is wrong with your application. Please send the file again.',
    'No pudimos revisar el archivo. Su solicitud no tiene ningún problema. Por favor, envíe el archivo de nuevo.',
  ),
};

/** A file's name that tells nothing of its sender: "Transcript 2". */
export const neutralName = (label: LocalizedText, number: number): LocalizedText => ({
  en: `${label.en} ${number}`,
  es: `${label.es} ${number}`,
});
