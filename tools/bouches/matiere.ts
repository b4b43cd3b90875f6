import { DoubleSide, GLSL3, ShaderMaterial, type Vector3 } from 'three';

const SOMMET = /* glsl */ `
attribute vec4 matiere; attribute vec3 color;
varying vec3 fP; varying vec3 fN; varying vec3 fC; varying vec4 fM;
void main(){ fP=position; fN=normal; fC=color; fM=matiere; gl_Position=projectionMatrix*viewMatrix*vec4(position,1.); }`;

const BRUIT = /* glsl */ `
float h31(vec3 p){ p=fract(p*.1031); p+=dot(p,p.zyx+31.32); return fract((p.x+p.y)*p.z); }
float n3(vec3 p){ vec3 i=floor(p), f=fract(p); f=f*f*(3.-2.*f);
 return mix(mix(mix(h31(i),h31(i+vec3(1,0,0)),f.x),mix(h31(i+vec3(0,1,0)),h31(i+vec3(1,1,0)),f.x),f.y),
  mix(mix(h31(i+vec3(0,0,1)),h31(i+vec3(1,0,1)),f.x),mix(h31(i+vec3(0,1,1)),h31(i+vec3(1,1,1)),f.x),f.y),f.z); }
float cel(vec3 p){ vec3 b=floor(p-.5); float d=9.; for(int k=0;k<8;k++){ vec3 g=b+vec3(k&1,(k>>1)&1,k>>2);
  vec3 r=g+.5+.95*(vec3(h31(g),h31(g+17.3),h31(g+41.7))-.5); d=min(d,length(p-r)); } return d; }`;

/** Light on one point: place vP, normal vN, colour vC, matter vM, set by the caller. */
const LUMIERE = /* glsl */ `
precision highp float; precision highp int;
vec3 vP; vec3 vN; vec3 vC; vec4 vM; int genre; float humide; float graine;
uniform vec3 oeil; uniform float fluo; uniform float foyer; uniform float chute; uniform vec3 lampeA; uniform vec3 lampeB;
${BRUIT}
float relief(vec3 p){
  if(genre==0) return vM.z*(.05*n3(p*.9+graine)+.012*n3(p*vec3(3.,9.,3.))+.05*smoothstep(.5,1.5,vM.z)*n3(p*5.));
  if(genre==1) return .16*n3(p*.55)+vM.z*(.055*n3(p*2.1)+.03*n3(p*4.7));
  if(genre==2) return vM.z*(.16*(1.-smoothstep(.05,.62,cel(p*1.35+n3(p*.7))))+.05*n3(p*4.))+.35*n3(p*.33)+.03*n3(p*3.);
  if(genre==3) return .05*n3(p*3.3)+.1*n3(p*.8);
  return .03*n3(p*.6);
}
float ggx(float nh,float r){ float a=r*r; float d=nh*nh*(a*a-1.)+1.; return a*a/(3.14159*d*d); }
vec3 lumiere(out vec3 spe){
  vec3 V=normalize(oeil-vP); vec3 N=normalize(vN); if(dot(N,V)<0.) N=-N;
  float e=.045; float h0=relief(vP);
  vec3 g=vec3(relief(vP+vec3(e,0,0)),relief(vP+vec3(0,e,0)),relief(vP+vec3(0,0,e)))-h0; g/=e;
  g-=N*dot(g,N); vec3 B=normalize(N-g); vec3 BS=normalize(N-g*(genre==0?.6:.8));
  vec3 alb=vC;
  bool mou=genre>0&&genre<4;
  if(genre==1||genre==3){ float t=1.-abs(2.*n3(vP*vec3(.5,.16,.5)+n3(vP*.4)*2.)-1.); float f=1.-abs(2.*n3(vP*vec3(1.1,.4,1.1)+9.+n3(vP)*1.5)-1.);
    float vais=(1.-vM.z)*(smoothstep(.88,1.,t)*.7+.2*smoothstep(.9,1.,f)); alb=mix(alb,vec3(.30,.015,.03),.34*clamp(vais,0.,1.)*smoothstep(.3,.65,n3(vP*.23+3.))); }
  alb*= mou? .84+.32*n3(vP*.8+graine) : 1.;
  if(genre==2){ float c=cel(vP*1.35+n3(vP*.7)); alb*=mix(vec3(1.),mix(vec3(1.12,1.12,1.1),vec3(.78,.66,.68),smoothstep(.1,.6,c)),min(1.,vM.z)); }
  float rug=vM.y, met=vM.x;
  vec3 enr= genre==0? vec3(.26,.20,.14) : vec3(.55,.22,.2);
  vec3 dif=vec3(0.); spe=vec3(0.); float nv=max(dot(B,V),.02);
  float goutte= mou? smoothstep(.42,.68,n3(vP*.45+graine)*.6+n3(vP*1.3)*.4) : .5;
  for(int k=0;k<2;k++){
    vec3 L=normalize((k==0?lampeA:lampeB)-vP); float nl=dot(B,L); float i=(k==0?.62:.5);
    dif+=i*max(vec3(0.),(vec3(nl)+enr)/(1.+enr));
    vec3 H=normalize(L+V); float nh=max(dot(BS,H),0.); float fr=.04+.96*pow(1.-max(dot(H,V),0.),5.);
    float l1=ggx(nh,max(.1,rug*(mou?1.1:1.)))*fr; float l2=ggx(max(dot(normalize(N-g*.45),H),0.),.13)*fr*humide*goutte*(genre==3&&vM.z>.8?.12:1.);
    spe+=i*max(nl+.1,0.)*min(14.,l1*(mou?.5:1.)+l2);
  }
  vec3 R=reflect(-V,BS); float F=.035+.7*pow(1.-nv,4.);
  float boite=smoothstep(.55,.95,dot(R,V))*.25+smoothstep(.2,.8,n3(R*2.3+graine))*.15;
  vec3 env=mix(vec3(.10,.02,.018),vec3(.62,.42,.38),boite*1.6);
  vec3 col=alb*dif*(genre==0?1.02:1.2);
  if(genre==0){ float tr=pow(1.-nv,2.); col*=mix(vec3(1.),vec3(.80,.64,.52),tr); col+=.05*vec3(.75,.42,.3)*alb; }
  else if(mou) col*=mix(vec3(1.06,1.,1.),vec3(.80,.56,.56),pow(1.-nv,1.6));
  if(met>.01){ float ra=.5+.5*sin(dot(R,vec3(3.1,4.7,2.3))*2.4+n3(R*3.+graine)*4.); float w=dot(R,V);
    vec3 mcol=alb*(.18+1.5*smoothstep(.35,.95,ra)*smoothstep(-.6,.7,w)+.9*smoothstep(.6,.98,w)); col=mix(col,mcol,met); spe=mix(spe,spe*alb*9.,met); }
  col+=spe*(genre==0?.8:.75)+env*F*(met>.5?alb:vec3(1.))*.8;
  if(fluo>.5){ float c=clamp(vM.w*1.6,0.,1.); float l=dot(dif,vec3(.33)); float bl=dot(alb,vec3(.2,.5,.3));
    if(genre==0) col=mix(vec3(.02,.42,.26)*l*(.4+bl),vec3(.72,.07,.04)*l,c)+spe*vec3(.12,.16,.5)*.6;
    else col=vec3(.028,.045,.16)*l*(.5+bl*2.)+spe*vec3(.1,.14,.5)*.5; }
  float z=distance(oeil,vP); float a=exp(-max(0.,z-foyer)/chute);
  col*=mix(vec3(a*a*.7,a*a*.35,a*a*.35),vec3(a),a);
  return max(col,0.);
}`;

const RELEVE = /* glsl */ `
precision highp float;
layout(location=0) out vec4 gP; layout(location=1) out vec4 gN; layout(location=2) out vec4 gC; layout(location=3) out vec4 gM;
varying vec3 fP; varying vec3 fN; varying vec3 fC; varying vec4 fM; uniform float genreF; uniform float graineF; uniform float humideF;
void main(){ gP=vec4(fP,genreF+1.); gN=vec4(fN,graineF); gC=vec4(fC,humideF); gM=fM; }`;

/** Lights the survey (place, normal, colour, matter) once a pixel. */
export const ECLAIRER = /* glsl */ `
${LUMIERE}
varying vec2 vU; uniform sampler2D tP; uniform sampler2D tN; uniform sampler2D tC; uniform sampler2D tM;
void main(){ vec4 p=texture2D(tP,vU); if(p.w<.5){ gl_FragColor=vec4(.012,.004,.004,1.); return; }
  vec4 n=texture2D(tN,vU); vec4 c=texture2D(tC,vU);
  vP=p.xyz; genre=int(p.w-.5); vN=n.xyz; graine=n.w; vC=c.rgb; humide=c.a; vM=texture2D(tM,vU); vec3 spe; gl_FragColor=vec4(lumiere(spe),1.); }`;

const TRANSPARENT = /* glsl */ `
${LUMIERE}
varying vec3 fP; varying vec3 fN; varying vec3 fC; varying vec4 fM; uniform sampler2D tZ; uniform vec2 px; uniform float graineF; uniform float humideF;
void main(){ if(gl_FragCoord.z>texture2D(tZ,gl_FragCoord.xy*px).x) discard;
  vP=fP; vN=fN; vC=fC; vM=fM; genre=4; graine=graineF; humide=humideF; vec3 spe; lumiere(spe);
  float fe=pow(1.-abs(dot(normalize(fN),normalize(oeil-fP))),2.5);
  gl_FragColor=vec4(vec3(.75,.78,.8)*fe*.55+spe*1.1+vec3(.04),clamp(fe*.75+dot(spe,vec3(.33))+.06,0.,1.)); }`;

const GENRES = { dent: 0, gencive: 1, langue: 2, peau: 3, plastique: 4 } as const;
export type Genre = keyof typeof GENRES;
export type Eclairage = {
  oeil: Vector3;
  lampeA: Vector3;
  lampeB: Vector3;
  foyer: number;
  chute: number;
  fluo: boolean;
};

export function reglages(l: Eclairage): Record<string, { value: unknown }> {
  return {
    oeil: { value: l.oeil },
    fluo: { value: l.fluo ? 1 : 0 },
    foyer: { value: l.foyer },
    chute: { value: l.chute },
    lampeA: { value: l.lampeA },
    lampeB: { value: l.lampeB },
  };
}

/**
 * Wet living matter under a macro flash; everything fine is noise computed in place, no picture is read. Opaque matter is
 * only surveyed here and lit afterwards, once a pixel: the triangles are smaller than pixels and a software renderer
 * would otherwise light each pixel many times.
 */
export function matiere(genre: Genre, l: Eclairage, graine: number, transparent = false): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: SOMMET,
    fragmentShader: transparent ? TRANSPARENT : RELEVE,
    glslVersion: transparent ? null : GLSL3,
    side: DoubleSide,
    transparent,
    depthWrite: !transparent,
    depthTest: !transparent,
    uniforms: {
      ...reglages(l),
      genreF: { value: GENRES[genre] },
      graineF: { value: graine % 97 },
      humideF: { value: genre === 'plastique' ? 0.8 : genre === 'dent' ? 0.25 : 0.72 },
      tZ: { value: null },
      px: { value: null },
    },
  });
}
