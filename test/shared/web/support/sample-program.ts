import { type Page, page } from '../../../../shared/domain/program/fields.ts';

const text = (en: string, es = `${en} (es)`) => ({ en, es });

/** Pages that hold a field of every type, in ways programs use them. */
export const pages: readonly Page[] = [
  {
    id: 'about-you',
    title: text('About you', 'Sobre usted'),
    intro: text(
      'We use this to check that you can apply.',
      'Usamos esto para comprobar que puede solicitar.',
    ),
    fields: [
      {
        type: 'text',
        id: 'fullName',
        label: text('Full name', 'Nombre completo'),
        purpose: 'name',
        blind: true,
      },
      {
        type: 'date',
        id: 'dateOfBirth',
        label: text('What is your date of birth?', '¿Cuál es su fecha de nacimiento?'),
        hint: text('For example, 5 31 2009', 'Por ejemplo, 5 31 2009'),
        past: true,
      },
      { type: 'address', id: 'address', label: text('Where do you live?', '¿Dónde vive?'), blind: true },
      {
        type: 'choice',
        id: 'track',
        label: text('Which track do you apply for?', '¿A qué modalidad se presenta?'),
        options: [
          {
            value: 'high-school',
            label: text('High-school senior', 'Último año de secundaria'),
            hint: text('You finish school this year or next', 'Termina este año o el próximo'),
          },
          { value: 'sophomore', label: text('College sophomore', 'Segundo año de universidad') },
        ],
      },
      {
        type: 'text',
        id: 'priorAward',
        label: text('Which award did you have before?', '¿Qué beca tuvo antes?'),
        shownWhen: { field: 'track', in: ['sophomore'] },
      },
    ],
  },
  {
    id: 'studies',
    title: text('Your studies', 'Sus estudios'),
    fields: [
      {
        type: 'group',
        id: 'gpa',
        label: text('Grade point average', 'Promedio de calificaciones'),
        later: true,
        fields: [
          { type: 'decimal', id: 'value', label: text('GPA', 'Promedio'), max: '100' },
          {
            type: 'choice',
            id: 'scale',
            label: text('Scale', 'Escala'),
            options: [
              { value: '4.0', label: text('4.0') },
              { value: '5.0', label: text('5.0') },
              { value: '100', label: text('100') },
              { value: 'pass-fail', label: text('Pass or fail', 'Aprobado o reprobado') },
            ],
          },
          { type: 'yes-no', id: 'weighted', label: text('Is it weighted?', '¿Es ponderado?') },
        ],
      },
      { type: 'integer', id: 'grade', label: text('Grade', 'Grado'), min: 9, max: 12 },
      {
        type: 'choice',
        id: 'month',
        label: text('In which month do you finish?', '¿En qué mes termina?'),
        options: Array.from({ length: 14 }, (_, index) => ({
          value: index + 1,
          label: text(`Month ${index + 1}`, `Mes ${index + 1}`),
        })),
      },
      {
        type: 'choices',
        id: 'languages',
        label: text('Which languages do you speak?', '¿Qué idiomas habla?'),
        alone: 'none',
        optional: true,
        options: [
          { value: 'en', label: text('English', 'Inglés') },
          { value: 'es', label: text('Spanish', 'Español') },
          { value: 'none', label: text('None of these', 'Ninguno de estos') },
        ],
      },
      {
        type: 'person',
        id: 'adviser',
        label: text('Somebody who knows you', 'Alguien que le conoce'),
        optional: true,
        blind: true,
        phone: 'optional',
      },
      {
        type: 'ranked',
        id: 'siteRanks',
        label: text('Where would you like to work?', '¿Dónde le gustaría trabajar?'),
        hint: text('Three places, first choice first', 'Tres lugares, el preferido primero'),
        pick: 3,
        options: [
          { value: 'oakland', label: text('Oakland') },
          { value: 'richmond', label: text('Richmond') },
          { value: 'san-jose', label: text('San José') },
          { value: 'fresno', label: text('Fresno') },
        ],
      },
      {
        type: 'text',
        id: 'motivation',
        label: text('Why do you want this?', '¿Por qué lo quiere?'),
        hint: text('Tell us in your own words.', 'Cuéntelo con sus palabras.'),
        multiline: true,
        maxWords: 300,
        maxLength: 5000,
      },
    ],
  },
  {
    id: 'money',
    title: text('Money and activities', 'Dinero y actividades'),
    fields: [
      {
        type: 'money',
        id: 'householdIncome',
        label: text('Household income', 'Ingresos del hogar'),
        per: 'year',
        later: true,
      },
      {
        type: 'yes-no',
        id: 'firstGeneration',
        label: text(
          'Are you the first in your family to go to college?',
          '¿Es la primera persona de su familia que va a la universidad?',
        ),
      },
      {
        type: 'list',
        id: 'activities',
        label: text('Activities', 'Actividades'),
        itemLabel: text('activity', 'actividad'),
        plain: true,
        max: 10,
        optional: true,
        fields: [{ type: 'text', id: 'activity', label: text('Activity', 'Actividad') }],
      },
      {
        type: 'list',
        id: 'owners',
        label: text('Owners', 'Dueños'),
        hint: text(
          'Everybody who owns a part; together 100 %',
          'Todas las personas que tienen una parte; en total 100 %',
        ),
        itemLabel: text('owner', 'dueño'),
        max: 5,
        min: 1,
        fields: [
          { type: 'text', id: 'name', label: text('Name', 'Nombre'), purpose: 'name', blind: true },
          { type: 'decimal', id: 'percent', label: text('Share', 'Parte'), unit: 'percent', max: '100' },
          {
            type: 'yes-no',
            id: 'guarantor',
            label: text('Will this person guarantee the loan?', '¿Garantizará el préstamo?'),
          },
        ],
      },
      {
        type: 'group',
        id: 'guardian',
        label: text('Parent or guardian', 'Padre, madre o tutor'),
        shownWhen: { field: 'dateOfBirth', ageUnder: 18 },
        fields: [
          { type: 'text', id: 'name', label: text('Name', 'Nombre'), purpose: 'name' },
          { type: 'text', id: 'email', label: text('Email address', 'Correo electrónico'), purpose: 'email' },
          {
            type: 'declaration',
            id: 'consent',
            label: text(
              'My parent or guardian agrees that I take part',
              'Mi padre, madre o tutor está de acuerdo en que participe',
            ),
          },
        ],
      },
      {
        type: 'declaration',
        id: 'truthful',
        label: text('What I have written is true', 'Lo que escribí es verdad'),
      },
    ],
  },
].map((one) => page.parse(one));

export const program = { pages: [...pages] };
