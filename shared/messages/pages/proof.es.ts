import type { proofEn } from './proof.en.ts';

export const proofEs: Record<keyof typeof proofEn, string> = {
  'receipts.title': 'Revisar un comprobante',
  'receipts.lead':
    'Un comprobante prueba que recibimos una solicitud, cuándo, y qué contenía. Aquí cualquier persona puede ver si un comprobante es verdadero. No mostramos nombres ni respuestas.',
  'receipts.label': 'Pegue el comprobante',
  'receipts.hint': 'La línea larga de letras y números de la página de confirmación o del correo',
  'receipts.empty': 'Pegue un comprobante',
  'receipts.check': 'Revisarlo',
  'receipts.yes': 'Este comprobante es verdadero. Lo firmó este sistema.',
  'receipts.no': 'Este no es un comprobante válido',
  'receipts.noWhy':
    'Este sistema no firmó este texto, o alguien lo cambió. Revise que copió toda la línea, de la primera a la última letra.',
  'receipts.program': 'Programa',
  'receipts.reference': 'Número de referencia',
  'receipts.erased': 'La solicitud fue borrada, como dicen nuestras reglas',
  'receipts.received': 'Recibida',
  'receipts.hash': 'Huella (SHA-256)',
  'receipts.receipt': 'Comprobante',
  'receipts.how':
    'El comprobante es una línea de texto firmada. Contiene la hora y la huella de lo que usted envió. Cualquier persona puede revisarlo aquí:',
  'receipts.download': 'Descargar lo que envió',
  'receipts.file': '¿Un archivo corresponde a un comprobante?',
  'receipts.fileHow':
    'La persona que hizo la solicitud puede descargar lo que envió como archivo. La huella de ese archivo es la del comprobante. Si cambia una sola letra del archivo, la huella es otra.',
  'receipts.fileTools':
    'Casi todas las computadoras pueden calcular una huella: “shasum -a 256 archivo” en Mac, “sha256sum archivo” en Linux, “certutil -hashfile archivo SHA256” en Windows.',

  'print.title': 'Lo que usted envió',
  'print.how': 'Imprima esta página, o guárdela como PDF, para conservarla.',
  'print.link': 'Ver e imprimir lo que envió',
  'print.receipt': 'Su comprobante',
  'print.earlier': 'Esta es una versión anterior, enviada el {$at}. Después usted envió una más nueva.',
  'print.others': 'Otras versiones que envió',
  'print.sentAt': 'Enviada el {$at}',
};
